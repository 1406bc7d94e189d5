import type { Logger } from 'typeorm';

/**
 * Says nothing. TypeORM's own loggers print a slow statement with its parameters whatever they are told, and those are
 * what people typed. A slow statement is the business of the server's slow log.
 */
export const silentLogger: Logger = {
  logQuery: () => {},
  logQueryError: () => {},
  logQuerySlow: () => {},
  logSchemaBuild: () => {},
  logMigration: () => {},
  log: () => {},
};
