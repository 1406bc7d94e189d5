import type { ReadLists } from '../../lists/access/in-list.js';

/** A statement or a part of one, with the values of its placeholders. */
export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** Stands for the n-th list among the parameters, so that one plan serves all lists. */
export class ListParameter {
  constructor(readonly n: number) {}
}

/** Stands for the caller. */
export const callerParameter = Symbol('caller');

/** The parameters of a statement for the rows of certain lists. */
export function parametersOf(
  { parameters }: Statement,
  { ids, account }: Pick<ReadLists, 'ids' | 'account'>,
): unknown[] {
  return parameters.map((parameter) => {
    if (parameter instanceof ListParameter) return ids[parameter.n];
    return parameter === callerParameter ? account : parameter;
  });
}

export type Condition = Statement | string | undefined;

/** All of these; those that are undefined are left out. */
export function conjunction(conditions: Condition[]): Statement {
  const present = conditions.flatMap((condition) =>
    condition === undefined ? [] : typeof condition === 'string' ? { sql: condition, parameters: [] } : condition,
  );
  return {
    sql: present.map(({ sql }) => sql).join(' AND '),
    parameters: present.flatMap(({ parameters }) => parameters),
  };
}
