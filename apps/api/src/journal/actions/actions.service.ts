import { Injectable } from '@nestjs/common';
import type { Statements } from '../journal.repository.js';
import type { ActionChange } from './action.js';
import { ActionRepository } from './action.repository.js';

/** Changes that were made at once, by the id of their action. */
@Injectable()
export class Actions {
  constructor(private readonly repository: ActionRepository) {}

  /** The lists that an action wrote to; none if there is no such action. */
  async listsOf(reader: Statements, id: string): Promise<number[]> {
    return (await this.repository.rangesOf(reader, id)).map(({ list }) => list);
  }

  /** The changes of an action, list by list, oldest first; undefined when some of them are not kept any more. */
  async changesOf(reader: Statements, id: string): Promise<ActionChange[] | undefined> {
    const changes: ActionChange[] = [];
    for (const range of await this.repository.rangesOf(reader, id)) {
      const found = await this.repository.changesOf(reader, range);
      if (found.length <= range.last - range.first) return undefined;
      changes.push(...found);
    }
    return changes;
  }
}
