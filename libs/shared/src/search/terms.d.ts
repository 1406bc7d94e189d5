import type { Day } from '../dates/day.js';
import type { Priority } from '../todos/priority.js';
import type { Status } from '../todos/todo.js';
/** One part of a search; a todo is found if all of them hold. */
export type SearchTerm = ({
    kind: 'text';
    text: string;
} | {
    kind: 'is';
    some: readonly State[];
} | {
    kind: 'due';
    due: DueTerm;
} | {
    kind: 'label';
    key: string;
} | {
    kind: 'by';
    who: Who;
}) & {
    /** It must not hold. */
    not: boolean;
};
/** What a todo can be. */
export type State = {
    statuses: readonly Status[];
} | {
    priority: Priority;
} | {
    flag: 'overdue' | 'mine' | 'assigned' | 'unassigned' | 'repeating';
};
/** When it is due. A range may lack an end; the ends that it has belong to it unless they are apart. */
export type DueTerm = {
    kind: 'none' | 'any' | 'overdue';
} | {
    kind: 'range';
    from?: DueDay;
    to?: DueDay;
    apart: boolean;
};
/** A day of the calendar, or one counted from today. */
export type DueDay = {
    day: Day | 'today';
    plus: number;
};
/** Who is to do it: the caller, nobody, an account by its id or by a part of its name. */
export type Who = 'me' | 'none' | {
    id: number;
} | {
    name: string;
};
/** Names of the operators. */
export type Operator = Exclude<SearchTerm['kind'], 'text'>;
/** A known operator with a value that it does not take. */
export interface SearchFault {
    operator: Operator;
    value: string;
}
