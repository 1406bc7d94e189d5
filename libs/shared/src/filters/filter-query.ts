import { z } from 'zod';
import { storableText } from '../text.js';
import { labelKey, withoutTwins } from '../todos/label-key.js';
import { ListQuery, spellList } from '../todos/list-query.js';

/** What of the address of a board or a list a saved filter keeps, by the schemas of that address. */
const Parts = ListQuery.pick({
  assignee: true,
  priority: true,
  label: true,
  q: true,
  due: true,
  status: true,
  sort: true,
});

/**
 * The query of a board or list as it is saved: its known members in one order and spelling, without those that say which
 * list, column or page is shown. A whole address is as good as its query.
 */
export const FilterQuery = storableText
  .transform((text, ctx): string | typeof z.NEVER => {
    const given = new URLSearchParams(text.replace(/^[^?=&]*\?/, ''));
    const several = (name: string) => given.getAll(name).filter(Boolean).join();
    const one = (name: string) => given.get(name) ?? '';
    const parsed = Parts.safeParse({
      assignee: one('assignee'),
      priority: several('priority'),
      label: several('label'),
      q: one('q').trim(),
      due: one('due'),
      status: several('status'),
      sort: one('sort'),
    });
    for (const { message } of parsed.error?.issues ?? []) ctx.addIssue({ code: 'custom', message });
    if (!parsed.success) return z.NEVER;
    const search = new URLSearchParams(spellList(parsed.data));
    // As they are to be read, and not as they are compared.
    if (parsed.data.label) search.set('label', withoutTwins(labelsOf(several('label'))).join());
    // The site shows the chosen ones as boxes, of which none is ALL.
    if (search.get('status') === 'ALL') search.set('status', 'TODO,PROGRESS,DONE');
    if (search.size === 0) {
      const message = 'query must filter, search or sort something, as priority=1&label=home does';
      ctx.addIssue({ code: 'custom', message, params: { code: 'too_short' } });
      return z.NEVER;
    }
    const view = one('view');
    return view === 'list' || view === 'month' ? `view=${view}&${search}` : search.toString();
  })
  .meta({
    description:
      'query of the address of a board or list: view=list, label, priority, assignee, due, status, q and sort, as in ' +
      'GET /todo; anything else in it is dropped',
    example: 'view=list&priority=1&label=home',
  });

/** The query with another label in the place of one, in any spelling; the same text if it does not name it. */
export function relabeled(query: string, from: string, to: string): string {
  const search = new URLSearchParams(query);
  const labels = search.get('label')?.split(',') ?? [];
  if (!labels.some((label) => labelKey(label) === labelKey(from))) return query;
  search.set('label', withoutTwins(labels.map((label) => (labelKey(label) === labelKey(from) ? to : label))).join());
  return search.toString();
}

function labelsOf(text: string): string[] {
  return text.split(',').map((label) => label.trim().normalize('NFC'));
}
