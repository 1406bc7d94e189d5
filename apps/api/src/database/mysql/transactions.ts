import type { QueryRunner } from 'typeorm';
import type { Config } from '../../config/config.js';
import type { DatabaseUrl } from '../../config/database-url.js';
import { committed } from '../after-commit.js';
import { finish } from '../before-commit.js';
import { consistency } from '../consistency.js';
import { asReader, type WriteOptions } from '../database.js';
import { isConnectionError, isSwitchover } from '../errors.js';
import type { Transaction } from '../transaction.js';
import { prepareConnection, type Server, type SessionSettings } from './connections/connection-role.js';
import { credentials } from './connections/options.js';
import type { MysqlSource } from './connections/source.js';
import { tokenOfCommit } from './gtid.js';
import { tooSlow, unavailable } from './statements/client-messages.js';
import { isSilence } from './statements/deadline.js';
import type { Connection } from './statements/prepared.js';
import { MayRunAgain, TransactionRetry } from './statements/retry-transaction.js';
import { endInServer } from './statements/stop-statement.js';

/** Transactions on the master: begun, committed, and run again where they had no effect. */
export class Transactions {
  private readonly retry: TransactionRetry;

  constructor(
    private readonly source: MysqlSource,
    private readonly config: Config,
    private readonly master: DatabaseUrl,
    private readonly session: SessionSettings,
  ) {
    this.retry = new TransactionRetry(config.TODO_WRITE_PATIENCE_MS);
  }

  async run<T>(work: (tx: Transaction) => Promise<T>, options: WriteOptions): Promise<T> {
    try {
      return await this.retry.run(() => this.once(work, options));
    } catch (error) {
      const cause = error instanceof MayRunAgain ? error.cause : error;
      throw unavailable(cause) ?? cause;
    }
  }

  private async once<T>(work: (tx: Transaction) => Promise<T>, { isRepeatable }: WriteOptions): Promise<T> {
    const { runner, connection, server } = await this.begin().catch((error: unknown) => {
      throw isConnectionError(error) ? new MayRunAgain('no transaction has begun', { cause: error }) : error;
    });
    const { master } = this.source.connected();
    let isCommitting = false;
    try {
      const result = await work(runner.manager);
      await finish(runner.manager);
      isCommitting = true;
      await runner.commitTransaction();
      committed(runner.manager);
      const context = consistency.getStore();
      if (context) context.written = await tokenOfCommit(runner);
      return result;
    } catch (error) {
      if (!isConnectionError(error)) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => master.destroy(connection));
        // Another server takes writes now, or soon.
        if (isSwitchover(error)) this.source.discard('master', connection);
        throw error;
      }
      const isSlow = isSilence(error) && (await this.endInMaster(connection, server, !isCommitting));
      if (isSlow) master.destroy(connection);
      else this.source.discard('master', connection);
      if (isCommitting && !isRepeatable) throw error;
      throw isSlow ? tooSlow(error) : new MayRunAgain('the transaction ended with its connection', { cause: error });
    } finally {
      await runner.release();
    }
  }

  /**
   * Whether the master still responds after a statement timed out; the statement is killed, unless it is the commit.
   */
  private endInMaster({ threadId }: Connection, { uuid }: Server, isToEnd: boolean): Promise<boolean> {
    const { host, port, username, password } = credentials(this.master, this.config);
    return endInServer({ host, port, user: username, password }, uuid, isToEnd ? threadId : undefined);
  }

  /** Nothing here has side effects, so it is safe to retry. */
  private async begin(): Promise<{ runner: QueryRunner; connection: Connection; server: Server }> {
    const { source, master } = this.source.connected();
    const runner = source.createQueryRunner('master');
    const connection = await master.obtain(
      () => runner.connect(),
      () => void runner.release(),
    );
    try {
      const server = await prepareConnection(connection, asReader(runner), this.session);
      await runner.startTransaction();
      return { runner, connection, server };
    } catch (error) {
      if (isConnectionError(error)) this.source.discard('master', connection);
      await runner.release();
      throw error;
    }
  }
}
