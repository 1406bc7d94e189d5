import { useEffect, useRef, useState } from 'react';
import { isBehind, parsePositions } from '../../live/positions';
import type { Change } from './change';
import type { LiveBoard, Surface } from './live-board';

/** How long a card shows who has changed it. */
const markedMs = 6_000;

/** Who has changed a todo just now; an empty name where nobody has one. */
export type Marks = ReadonlyMap<number, string>;

export interface Live {
  marks: Marks;
  /** What somebody has done meanwhile with the todo that is being edited. */
  meanwhile(id: number): Change | undefined;
  release(): void;
  /** Tells the numbers that a page has which was just read. */
  read(position: string | null): void;
  /** Whether a page with these numbers is older than this one. */
  isOlder(position: string | null): boolean;
}

type LiveSurface = Omit<Surface, 'owner' | 'positions' | 'isWhole' | 'touched'>;

/**
 * Shows what others do, as soon as the page is there and looked at; its script is loaded after the first paint.
 * @param position where the lists of the page stand, `<list>:<seq>`, several joined by commas; null where the API does not say
 * @param isWhole the page shows all of its lists
 */
export function useLive(owner: string, position: string | null, isWhole: boolean, surface: LiveSurface): Live {
  const [marks, setMarks] = useState<Marks>(new Map());
  const [, setHeld] = useState(0);
  const board = useRef<LiveBoard | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a page; the surface reads the state of now
  useEffect(() => {
    const positions = parsePositions(position);
    if (!positions) return;
    let isGone = false;
    const touched = ({ id, by }: Change) => {
      // Where people have names, what has none was done by the service itself.
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
      // The editor says so.
      if (held) setHeld((count) => count + 1);
      return held;
    };
    const begin = async () => {
      const { LiveBoard } = await import('./live-board');
      if (!isGone) board.current = new LiveBoard({ ...surface, isHeld, owner, positions, isWhole, touched });
    };
    // Without it the board is what it was before: everything is there by reload.
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
