import { useEffect, useRef } from 'react';
import { localDay } from '../../browser/day';

/** The server's clock may be behind, and give the list of the day before once more. */
const againMs = 60_000;

/**
 * Reads a list that was filtered by the day again when another day begins.
 * @param due filter by date
 * @param today as `useToday` tells it
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
