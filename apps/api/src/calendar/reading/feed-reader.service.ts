import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import { consistency } from '../../database/consistency.js';
import { Database } from '../../database/database.js';
import { toIso, toStored } from '../../database/sql/timestamp.js';
import { AppError } from '../../errors/app-error.js';
import { type Principal, sharedOwner } from '../../identity/principal.js';
import { Journal } from '../../journal/journal.service.js';
import { Memberships } from '../../lists/access/memberships.service.js';
import { ListsService } from '../../lists/lists.service.js';
import { type DatedTodo, DatedTodosService } from '../../todos/dated/dated-todos.service.js';
import { FeedRepository, type FeedRow } from '../feeds/feed.repository.js';
import { feedHash } from '../feeds/feed-secret.js';
import { frameOf } from '../ics/calendar.js';
import { componentOf } from '../ics/component.js';

/** Granularity of the recorded last use, so that not every read causes a write. */
const touchEveryMs = 60 * 60 * 1000;
/** Name of a calendar of all lists, and of a list without a name. */
const usualName = 'Todo';

/** A feed, with the names of the lists that its person may read by now, by their ids. */
export interface OpenFeed {
  row: FeedRow;
  lists: ReadonlyMap<number, string>;
}

/** What a calendar program reads, as its person could read it at that moment. */
@Injectable()
export class FeedReader {
  private readonly logger = new Logger('FeedReader');

  constructor(
    private readonly db: Database,
    private readonly repository: FeedRepository,
    private readonly memberships: Memberships,
    private readonly lists: ListsService,
    private readonly journal: Journal,
    private readonly todos: DatedTodosService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The feed with this secret; undefined if there is none, or its person may not read its list any more. */
  async open(secret: string): Promise<OpenFeed | undefined> {
    const row = await this.db.readsLatest((reader) => this.repository.find(reader, feedHash(secret)));
    // One from before there were accounts, or from when there were some, is nobody's.
    if (!row || (row.account === sharedOwner) !== (this.config.TODO_AUTH === 'open')) return undefined;
    const principal = principalOf(row);
    const readable = new Set(await this.memberships.listsOf(principal));
    const rows = (await this.lists.list(principal, false)).filter(({ id }) => readable.has(id));
    if (row.list !== null && rows.length === 0) return undefined;
    this.note(row);
    return { row, lists: new Map(rows.map(({ id, name }) => [id, name])) };
  }

  /** Names the state of a feed; undefined where the numbers of the lists do not tell it. */
  async stateOf({ row, lists }: OpenFeed, origin: string): Promise<string | undefined> {
    if (!this.db.journalsEveryWrite) return undefined;
    const { name } = await this.db.reads((reader) => this.journal.stateOf(reader, [...lists.keys()]));
    return JSON.stringify(['calendar', origin, row.id, row.kind, [...lists], name]);
  }

  /** The calendar (RFC 5545). Its todos are read as it is sent: a slow reader costs no memory. */
  async textOf({ row, lists }: OpenFeed, origin: string): Promise<Readable> {
    const ids = [...lists.keys()];
    const todos = await this.db.reads((reader) => this.todos.ids(reader, ids));
    const batches = this.todos.read(ids, todos, origin);
    // The client's reads ask for each batch, and their async context must not replace the consistency of this request.
    const inThisRequest = AsyncLocalStorage.snapshot();
    const next = () => inThisRequest(() => batches.next());
    const one = row.list === null ? undefined : lists.get(row.list);
    const write = (todo: DatedTodo) =>
      componentOf(todo, row.kind, origin, row.list === null ? lists.get(todo.list) || undefined : undefined);
    return Readable.from(pieces(one || usualName, next, write));
  }

  /** Records the use in the background; a read must succeed even while nothing can be written. */
  private note({ id, lastUsed }: FeedRow): void {
    const now = this.db.now();
    if (lastUsed !== null && Date.parse(toIso(lastUsed)) > now.getTime() - touchEveryMs) return;
    consistency
      .run({}, () => this.db.writes((tx) => this.repository.touch(tx, id, toStored(now))))
      .catch((error: unknown) => this.logger.warn(`a use of a calendar could not be recorded: ${String(error)}`));
  }
}

/** A feed reads as its person, and no more than its list. */
function principalOf({ id, account, list }: FeedRow): Principal {
  return { owner: account, by: 'token', id, scope: 'read', ...(list !== null && { list }) };
}

/** The text of a calendar piece by piece: the todos that are due last, as many as there is room for. */
async function* pieces(
  name: string,
  next: () => Promise<IteratorResult<DatedTodo[]>>,
  write: (todo: DatedTodo) => string,
): AsyncGenerator<string> {
  const { head, tail } = frameOf(name);
  let bytes = 0;
  let text = head;
  for (let batch = await next(); !batch.done; batch = await next()) {
    for (const todo of batch.value) {
      if (bytes < limits.feedBytes) {
        const component = write(todo);
        bytes += Buffer.byteLength(component);
        text += component;
      }
    }
    if (bytes >= limits.feedBytes) break;
    yield text;
    text = '';
  }
  yield text + tail;
}

/** @throws AppError `not-found` */
export function noSuchCalendar(): AppError {
  return new AppError(
    'not-found',
    'there is no such calendar: it may have been revoked, or its list may not be yours any more',
  );
}
