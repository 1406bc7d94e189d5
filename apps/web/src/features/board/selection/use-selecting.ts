import { useEffect, useRef, useState } from 'react';
import { m } from '../../../messages/messages';
import type { Notice } from '../writes/board';
import { holdKeys } from './held-keys';

type Component = typeof import('./selecting').Selecting;

/**
 * Chooses several todos; what does so is loaded with its first use.
 * @param first whether the page was opened with boxes
 */
export function useSelecting(first: boolean, tell: (notice: Notice) => void) {
  const [selecting, select] = useState(first);
  const [Selecting, setSelecting] = useState<Component | null>(null);
  const begun = useRef<number[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is the same each time
  useEffect(() => {
    if (!selecting || Selecting) return;
    const letGo = holdKeys();
    import('./selecting').then(
      (module) => setSelecting(() => module.Selecting),
      () => {
        select(false);
        tell({ text: m.unreachable(), failed: true });
      },
    );
    // It hears them as soon as it is there.
    return () => void setTimeout(letGo);
  }, [selecting, Selecting]);
  return {
    selecting,
    /** null until it is loaded */
    Selecting,
    select,
    /** Todos that are chosen at first. */
    begun,
    /** Begins with a todo, which has no id yet if it is negative. */
    choose(id: number) {
      if (id < 0) return;
      begun.current.push(id);
      select(true);
    },
  };
}
