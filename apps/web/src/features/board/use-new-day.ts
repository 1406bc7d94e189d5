import { readTokens } from '@todo/shared/search/tokens';
import { useEffect, useRef } from 'react';
import { localDay } from '../../browser/day';
import type { Filter } from './filtering/filter';

/** Milliseconds until the list is loaded again: the server's clock may be behind and still be in the old day. */
const againMs = 60_000;

/**
 * Reloads a list that is filtered by date when a new day begins.
 * @param today as returned by `useToday`
 */
export function useNewDay(filter: Filter, today: string | null, refresh: () => Promise<boolean>): void {
  const shown = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the day changes; refresh reads the current state
  useEffect(() => {
    const before = shown.current;
    shown.current = localDay();
    if (before === undefined || before === shown.current || !isOfDay(filter)) return;
    void refresh();
    const timer = setTimeout(refresh, againMs);
    return () => clearTimeout(timer);
  }, [today]);
}

/** Whether the result of the filter depends on the date. */
function isOfDay({ due, q }: Filter): boolean {
  return (
    due === 'today' ||
    due === 'overdue' ||
    readTokens(q).some(({ operator }) => operator === 'due' || operator === 'is')
  );
}
