import { readTokens } from '@todo/shared/search/tokens';
import { useEffect, useRef } from 'react';
import { localDay } from '../../browser/day';
import type { Filter } from './filtering/filter';

/** The server's clock may be behind, and give the list of the day before once more. */
const againMs = 60_000;

/**
 * Reads a list that was filtered by the day again when another day begins.
 * @param today as `useToday` tells it
 */
export function useNewDay(filter: Filter, today: string | null, refresh: () => Promise<boolean>): void {
  const shown = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the day changes; refresh reads the state of then
  useEffect(() => {
    const before = shown.current;
    shown.current = localDay();
    if (before === undefined || before === shown.current || !isOfDay(filter)) return;
    void refresh();
    const timer = setTimeout(refresh, againMs);
    return () => clearTimeout(timer);
  }, [today]);
}

/** Whether another day may show other todos. */
function isOfDay({ due, q }: Filter): boolean {
  return (
    due === 'today' ||
    due === 'overdue' ||
    readTokens(q).some(({ operator }) => operator === 'due' || operator === 'is')
  );
}
