import { useEffect, useRef, useState } from 'react';
import { isBehind, parsePositions } from '../../live/positions';
import type { Change } from './change';
import type { LiveBoard, Surface } from './live-board';

/** Milliseconds for which a card shows who has changed it. */
const markedMs = 6_000;

/** Names of the people who have just changed a todo, by its id; empty where people have no names. */
export type Marks = ReadonlyMap<number, string>;

export interface Live {
  marks: Marks;
  /** What somebody else has done with the todo that is being edited. */
  meanwhile(id: number): Change | undefined;
  release(): void;
  /** Reports the positions of the page that was just loaded. */
  read(position: string | null): void;
  /** Whether a page with these positions is older than the current one. */
  isOlder(position: string | null): boolean;
}

type LiveSurface = Omit<Surface, 'owner' | 'positions' | 'isWhole' | 'touched'>;

/**
 * Shows what others do while the page is visible; the script for it is loaded after the first paint.
 * @param position positions of the lists on the page, `<list>:<seq>`, comma-separated; null if the API sends none
 * @param isWhole the page shows all todos of its lists
 */
export function useLive(owner: string, position: string | null, isWhole: boolean, surface: LiveSurface): Live {
  const [marks, setMarks] = useState<Marks>(new Map());
  const [, setHeld] = useState(0);
  const board = useRef<LiveBoard | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per page; the surface reads the current state
  useEffect(() => {
    const positions = parsePositions(position);
    if (!positions) return;
    let isGone = false;
    const touched = ({ id, by }: Change) => {
      // With accounts, a change without a name was made by the service itself, which is nobody else.
      if (by === null ? owner !== '' : by === owner) return;
      const name = by ?? '';
      setMarks((shown) => new Map(shown).set(id, name));
      setTimeout(() => {
        setMarks((shown) => {
          const left = new Map(shown);
          left.delete(id);
          return left;
        });
      }, markedMs);
    };
    const isHeld = (change: Change) => {
      const held = surface.isHeld(change);
      // The editor shows it.
      if (held) setHeld((count) => count + 1);
      return held;
    };
    const begin = async () => {
      const { LiveBoard } = await import('./live-board');
      if (!isGone) board.current = new LiveBoard({ ...surface, isHeld, owner, positions, isWhole, touched });
    };
    // Without live updates the board still works: a reload shows everything.
    const timer = setTimeout(() => void begin().catch(() => undefined));
    return () => {
      isGone = true;
      clearTimeout(timer);
      board.current?.stop();
    };
  }, []);

  return {
    marks,
    meanwhile: (id) => board.current?.heldFor(id),
    release: () => board.current?.release(),
    read(at) {
      const positions = parsePositions(at);
      if (positions) board.current?.read(positions);
    },
    isOlder(at) {
      const positions = parsePositions(at);
      return positions !== undefined && board.current !== undefined && isBehind(positions, board.current.positions);
    },
  };
}
