import { useRef } from 'react';

type Step = () => void;

/** Actions that can be undone one after the other. */
const most = 20;

interface Steps {
  /** Keeps the way back of an action. @returns what goes that way, once */
  record(back: Step): Step;
  undo(): void;
  /** Undoes what was undone last. */
  redo(): void;
}

/** The ways back from the last actions. The way back of an undo is a redo. */
export function useSteps(): Steps {
  const steps = useRef({ undo: [] as Step[], redo: [] as Step[], doing: 'new' as 'new' | 'undo' | 'redo' }).current;

  const run = (kind: 'undo' | 'redo', step: Step | undefined) => {
    if (!step) return;
    steps.doing = kind;
    step();
    steps.doing = 'new';
  };
  return {
    record(back) {
      if (steps.doing === 'new') steps.redo = [];
      const kind = steps.doing === 'undo' ? 'redo' : 'undo';
      steps[kind] = [...steps[kind].slice(1 - most), back];
      return () => {
        if (!steps[kind].includes(back)) return;
        steps[kind] = steps[kind].filter((step) => step !== back);
        run(kind, back);
      };
    },
    undo: () => run('undo', steps.undo.pop()),
    redo: () => run('redo', steps.redo.pop()),
  };
}
