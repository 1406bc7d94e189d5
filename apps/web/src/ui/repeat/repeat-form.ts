import { parseRule, type Rule, ruleText } from '@todo/shared/repeat/rule';

/** Names of the fields by which a rule is entered; `on1` is Monday. */
export const weekdayFields = ['on1', 'on2', 'on3', 'on4', 'on5', 'on6', 'on7'] as const;
export const repeatNames = ['repeat', 'every', 'repeatFrom', ...weekdayFields] as const;

/** The field `repeat`: a unit, or months of which it is the last day. */
const lastDays = 'LAST';
export const repeatKinds = ['', 'DAILY', 'WEEKLY', 'MONTHLY', lastDays, 'YEARLY'] as const;
export type RepeatKind = (typeof repeatKinds)[number];

type Texts = Readonly<Record<string, string | undefined>>;

/** What the fields show of a stored rule: of a month or a year only whether it is the last day. */
export function shownRule(text: string | null): { kind: RepeatKind; every: number; weekdays: readonly number[] } {
  const rule = text === null ? undefined : parseRule(text);
  if (!rule) return { kind: '', every: 1, weekdays: [] };
  return { kind: isLast(rule) ? lastDays : rule.unit, every: rule.every, weekdays: rule.weekdays };
}

/** The rule that the fields name, empty for none. Months and years get their day from the due day. */
export function typedRule(fields: Texts): string {
  const { repeat: kind, every } = fields;
  if (!kind) return '';
  const weekdays = weekdayFields.flatMap((name, n) => (fields[name] === undefined ? [] : [n + 1]));
  const unit = kind === lastDays ? 'MONTHLY' : (kind as Rule['unit']);
  return ruleText({
    unit,
    every: every ? Number(every) : 1,
    weekdays: unit === 'WEEKLY' ? weekdays : [],
    ...(kind === lastDays && { day: -1 }),
  });
}

/** A stored rule as the fields would name it, to tell whether they were changed. */
export function asTyped(text: string | null): string {
  const { kind, every, weekdays } = shownRule(text);
  const on = Object.fromEntries(weekdays.map((weekday) => [`on${weekday}`, '1']));
  return typedRule({ repeat: kind, every: String(every), ...on });
}

function isLast({ unit, day }: Rule): boolean {
  return unit === 'MONTHLY' && day === -1;
}
