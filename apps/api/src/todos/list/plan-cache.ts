import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ReadLists } from '../../lists/access/in-list.js';
import type { ListPlan } from './page.js';

/** Bytes of all cached plans; a client uses a handful of queries, apart from its cursors and searches. */
const maxPlanBytes = 4 * 1024 * 1024;
/** Characters of a query beyond which its plan is not cached. */
const longestText = 500;
/** Upper bound in bytes of a plan besides its text, mostly statements, and per character of the text. */
const planBytes = 8_192;
const bytesPerCharacter = 16;

/** Plans of queries, under their texts: planning costs a tenth of a whole list (docs/decisions/0004-list-read-cost.md). */
@Injectable()
export class PlanCache {
  private readonly plans = new LRUCache<string, ListPlan>({
    maxSize: maxPlanBytes,
    sizeCalculation: (_, text) => planBytes + bytesPerCharacter * text.length,
  });

  /** @param text the query string as it stands in the URL */
  plan(text: string, { name, ids }: ReadLists, make: () => ListPlan): ListPlan {
    const known = this.plans.get(text);
    if (known?.listCount === ids.length && (known.lists === undefined || known.lists === name)) return known;
    const plan = make();
    // The plan contains today's date, which would be wrong tomorrow.
    if (plan.filter.today === undefined && text.length <= longestText) this.plans.set(text, plan);
    return plan;
  }
}
