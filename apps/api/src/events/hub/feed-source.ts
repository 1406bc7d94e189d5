import { Injectable, Logger } from '@nestjs/common';
import { Change } from '@todo/shared/journal/change';
import { consistency } from '../../database/consistency.js';
import { Database, type Reader } from '../../database/database.js';
import { DatabaseUnavailable } from '../../database/errors.js';
import { Journal } from '../../journal/journal.service.js';
import { compileSerializer } from '../../json/serializer.js';
import { toChange } from '../../todos/history/change.mapper.js';
import { Admission } from '../admission/admission.js';
import type { EventStream } from '../stream/event-stream.js';
import { type EventText, eventText } from '../stream/event-text.js';

/** Changes that are read at once, and about how many bytes of them: each listener who reads slowly keeps that many. */
const batch = 50;
const batchBytes = 512 * 1024;
const nobody: ReadonlySet<EventStream> = new Set();

/** Changes of one list, in order. */
export interface Changes {
  seqs: number[];
  /** Whether the changes do not reach back to the requested number, because it was deleted. */
  isFolded: boolean;
  /** The listeners who may not read the list any more. */
  refused: ReadonlySet<EventStream>;
  write(origin: string): EventText[];
}

/** Reads changes and their permitted listeners in one place, outside the request that caused them. */
@Injectable()
export class FeedSource {
  private readonly logger = new Logger('Events');
  private readonly json = compileSerializer(Change);

  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly admission: Admission,
  ) {}

  /**
   * The changes after a number, for these listeners. Both are read on one connection, the permissions last:
   * a server that shows a change also shows the end of a membership before it.
   */
  async read(list: number, since: number, streams: Iterable<EventStream>): Promise<Changes> {
    const found = await this.reads(async (reader) => {
      const page = await this.journal.changesSince(reader, list, since, batch, batchBytes);
      // A number that this server has not reached was not deleted: the server lags.
      if ('first' in page) return { entries: [], isFolded: page.first > since + 1, refused: nobody };
      const { entries } = page;
      const refused = entries.length > 0 ? await this.admission.refused(reader, streams) : nobody;
      return { entries, isFolded: false, refused };
    });
    const { entries, isFolded } = found;
    return {
      seqs: entries.map(({ seq }) => seq),
      isFolded,
      refused: found.refused.size > 0 ? await this.admission.confirmed(found.refused) : nobody,
      write: (origin) => entries.map((entry) => eventText(entry.seq, entry.kind, this.json(toChange(entry, origin)))),
    };
  }

  /** The numbers of lists, as a read server sees them. */
  positions(lists: readonly number[]): Promise<Map<number, number>> {
    return this.reads((reader) => this.journal.newestOf(reader, lists));
  }

  /** The number of a list, as the master sees it. */
  latest(list: number): Promise<number> {
    return consistency.run({}, () => this.db.readsLatest((reader) => this.journal.newest(reader, list)));
  }

  /** Listeners keep what they have; the next poll of their lists tries again. */
  failed(list: number | 'all', error: unknown): void {
    if (!(error instanceof DatabaseUnavailable)) this.logger.error({ err: error, list });
  }

  private reads<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return consistency.run({}, () => this.db.reads(work));
  }
}
