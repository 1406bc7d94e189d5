import type { Day } from '@todo/shared/dates/day';
import type { RepeatFrom } from '@todo/shared/repeat/repeat';
import { anchored, parseRule, type Rule, ruleText } from '@todo/shared/repeat/rule';
import { RRuleTemporal } from 'rrule-temporal';

/** The last day that a todo can be due. */
const lastDay = '9999-12-31';

/** A todo that repeats. */
export interface Repeating {
  due: Day | null;
  repeat: string;
  /** What the rule counts from; the due day if null. */
  repeatFrom: RepeatFrom | null;
}

/**
 * The day on which a todo is due again: the first of its rule after today, and not one that it was due already.
 * @param today the calendar day of who completes or skips it
 * @returns null where the calendar ends
 */
export function nextDay({ due, repeat, repeatFrom }: Repeating, today: Day): Day | null {
  const rule = ruleOf(repeat);
  const latest = due !== null && due > today ? due : today;
  if (repeatFrom !== 'COMPLETION') return dayAfter(rule, due ?? today, latest);
  // Who was early by a rule that names days has had the next of them.
  const namesDays = rule.weekdays.length > 0 || rule.day !== undefined;
  return dayAfter(rule, today, namesDays ? latest : today);
}

/** The first day of a rule, that day included. */
export function firstDay(repeat: string, day: Day): Day | null {
  const rule = ruleOf(repeat);
  return expand(anchored(rule, day), day, day, true);
}

/** The rule with the days that it takes from the day that it counts from. */
export function anchoredText(repeat: string, day: Day): string {
  return ruleText(anchored(ruleOf(repeat), day));
}

function dayAfter(rule: Rule, start: Day, after: Day): Day | null {
  return expand(anchored(rule, start), start, after, false);
}

/** Calendar days are days of UTC here: no clock changes there. */
function expand(rule: Rule, start: Day, from: Day, included: boolean): Day | null {
  const rruleString = `DTSTART;VALUE=DATE:${start.replaceAll('-', '')}\nRRULE:${ruleText(rule)}`;
  const next = new RRuleTemporal({ rruleString }).next(new Date(from), included);
  const day = next?.toPlainDate().toString() ?? '';
  // A year of five digits is written with a sign.
  return /^\d{4}-/.test(day) && day <= lastDay ? day : null;
}

function ruleOf(repeat: string): Rule {
  const rule = parseRule(repeat);
  if (!rule) throw new Error(`a stored rule that cannot be read: ${repeat}`);
  return rule;
}
