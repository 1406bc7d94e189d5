import type { Logger } from 'typeorm';

/**
 * Logs nothing. TypeORM's own loggers print a slow statement with its parameters under all settings, and those contain
 * user data. Slow statements belong in the server's slow query log.
 */
export const silentLogger: Logger = {
  logQuery: () => {},
  logQueryError: () => {},
  logQuerySlow: () => {},
  logSchemaBuild: () => {},
  logMigration: () => {},
  log: () => {},
};
