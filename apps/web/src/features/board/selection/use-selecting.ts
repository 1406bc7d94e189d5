import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { m } from '../../../messages/messages';
import type { Notice } from '../writes/board';
import { type HeldInput, holdInput } from './held-input';

type Component = typeof import('./selecting').Selecting;

/**
 * Selects several todos; the code for it is loaded at its first use.
 * @param first whether the page was opened with checkboxes
 */
export function useSelecting(first: boolean, tell: (notice: Notice) => void) {
  const [selecting, select] = useState(first);
  const [Selecting, setSelecting] = useState<Component | null>(null);
  const begun = useRef<number[]>([]);
  const held = useRef<HeldInput | null>(null);
  // A layout effect, so that it is set before the next event.
  useLayoutEffect(() => {
    if (selecting && !Selecting) held.current ??= holdInput();
  }, [selecting, Selecting]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the others never change
  useEffect(() => {
    if (selecting && !Selecting) {
      import('./selecting').then(
        (module) => setSelecting(() => module.Selecting),
        () => {
          held.current?.drop();
          held.current = null;
          select(false);
          tell({ text: m.unreachable(), failed: true });
        },
      );
    } else if (held.current) {
      // After the effects of the loaded component, which adds its listeners in them.
      setTimeout(held.current.letGo);
      held.current = null;
    }
  }, [selecting, Selecting]);
  return {
    selecting,
    /** null until it is loaded */
    Selecting,
    select,
    /** Todos that are selected at first. */
    begun,
    /** Starts a selection with a todo; a negative id is a todo that the server has not created yet. */
    choose(id: number) {
      if (id < 0) return;
      begun.current.push(id);
      select(true);
    },
  };
}
