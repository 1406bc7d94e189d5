import { useEffect, useRef } from 'react';
import { localDay } from '../../browser/day';

/** Milliseconds until the list is loaded again: the server's clock may be behind and still be in the old day. */
const againMs = 60_000;

/**
 * Reloads a list that is filtered by date when a new day begins.
 * @param due filter by date
 * @param today as returned by `useToday`
 */
export function useNewDay(due: string, today: string | null, refresh: () => Promise<boolean>): void {
  const shown = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the day changes; refresh reads the state of then
  useEffect(() => {
    const before = shown.current;
    shown.current = localDay();
    if (before === undefined || before === shown.current || (due !== 'today' && due !== 'overdue')) return;
    void refresh();
    const timer = setTimeout(refresh, againMs);
    return () => clearTimeout(timer);
  }, [today]);
}
