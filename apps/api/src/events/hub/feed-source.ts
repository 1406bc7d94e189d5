import { Injectable, Logger } from '@nestjs/common';
import { Change } from '@todo/shared/journal/change';
import { consistency } from '../../database/consistency.js';
import { Database, type Reader } from '../../database/database.js';
import { DatabaseUnavailable } from '../../database/errors.js';
import { JournalService } from '../../journal/journal.service.js';
import { compileSerializer } from '../../json/serializer.js';
import { Admission } from '../admission/admission.js';
import type { EventStream } from '../stream/event-stream.js';
import { type EventText, eventText } from '../stream/event-text.js';

/** Changes that are read at once. */
const batch = 100;
const nobody: ReadonlySet<EventStream> = new Set();

/** Changes of one list, in order. */
export interface Changes {
  seqs: number[];
  /** They do not reach back to the number that was asked for: it was folded away. */
  isFolded: boolean;
  /** Those who may not read the list any more. */
  refused: ReadonlySet<EventStream>;
  write(origin: string): EventText[];
}

/** Reads changes, and who may still have them, in the same place: outside of the request that has caused it. */
@Injectable()
export class FeedSource {
  private readonly logger = new Logger('Events');
  private readonly json = compileSerializer(Change);

  constructor(
    private readonly db: Database,
    private readonly journal: JournalService,
    private readonly admission: Admission,
  ) {}

  /**
   * The changes after a number, for these listeners. Both are read on one connection, the listeners after the changes:
   * a server that shows a change also shows the membership that ended before it.
   */
  async read(list: number, since: number, streams: Iterable<EventStream>): Promise<Changes> {
    const found = await this.reads(async (reader) => {
      const changes = await this.journal.changesSince(reader, list, since, batch);
      const first = changes[0];
      const isFolded = first ? first.seq > since + 1 : (await this.numberOf(reader, list)) > since;
      return { changes, isFolded, refused: first ? await this.admission.refused(reader, streams) : nobody };
    });
    const refused = found.refused.size > 0 ? await this.admission.confirmed(found.refused) : nobody;
    return {
      seqs: found.changes.map(({ seq }) => seq),
      isFolded: found.isFolded,
      refused,
      write: (origin) =>
        found.changes.map((row) => eventText(row.seq, row.kind, this.json(this.journal.toChange(row, origin)))),
    };
  }

  /** The numbers of lists, as a server for reads has them. */
  positions(lists: readonly number[]): Promise<Map<number, number>> {
    return this.reads((reader) => this.journal.numbers(reader, lists));
  }

  /** The number of a list, as the master has it. */
  latest(list: number): Promise<number> {
    return consistency.run({}, () => this.db.readsLatest((reader) => this.numberOf(reader, list)));
  }

  /** Listeners keep what they have; the next look at their lists tries again. */
  failed(list: number | 'all', error: unknown): void {
    if (!(error instanceof DatabaseUnavailable)) this.logger.error({ err: error, list });
  }

  private async numberOf(reader: Reader, list: number): Promise<number> {
    return (await this.journal.numbers(reader, [list])).get(list) ?? 0;
  }

  private reads<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return consistency.run({}, () => this.db.reads(work));
  }
}
