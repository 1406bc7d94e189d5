import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/**
 * The log of the process: JSON lines on stdout. It never gets a header, body or setting, so no secret can leak into it.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describe },
  });
}

/** An error without the members that drivers add: the statement and its parameters, which contain user data. */
function describe(error: Error & { code?: unknown }): object {
  return { type: error.name, code: error.code, message: error.message, stack: error.stack };
}

/** Makes Nest write to the same log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.write('info', message, context);
  }
  warn(message: unknown, context?: string): void {
    this.write('warn', message, context);
  }
  error(message: unknown, ...rest: string[]): void {
    this.write('error', message, rest.at(-1));
  }
  debug(message: unknown, context?: string): void {
    this.write('debug', message, context);
  }

  private write(level: 'info' | 'warn' | 'error' | 'debug', message: unknown, context?: string): void {
    if (typeof message === 'object' && message !== null) this.logger[level]({ context, ...message });
    else this.logger[level]({ context }, String(message));
  }
}
