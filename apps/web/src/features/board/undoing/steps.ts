import { dropDraft, keepDraft, readDraft } from '../../drafts/drafts';

/** A write of this tab that can be undone. */
export interface Step {
  /** Idempotency key of the write. */
  key: string;
  /** Id of the todo; negative until the server has given it one, null for several todos at once. */
  id: number | null;
  /** The version that the write gave the todo; undefined until there is a response. */
  version?: number;
  /** Id of the action on several todos; undefined until there is a response. */
  action?: string;
}

/** The stack that a write is on: `undo` for those that were done, `redo` for those that were undone. */
export type Kind = 'undo' | 'redo';

type Kept = Record<Kind, Step[]>;

/** Maximum number of writes on a stack. */
const most = 50;

/** The undo and redo stacks of this tab for one list; they survive page loads. */
export class Steps {
  private readonly name: string;

  /** @param list as in the address of the board */
  constructor(list: string) {
    this.name = `steps.${list}`;
  }

  /** A write was sent. @param isNew neither an undo nor a redo; empties the redo stack */
  began(kind: Kind, step: Step, isNew: boolean): void {
    const kept = this.read();
    if (isNew) kept.redo = [];
    kept[kind] = [...kept[kind].slice(1 - most), step];
    this.keep(kept);
  }

  /** The server has done a write. */
  answered(key: string, answer: Omit<Step, 'key'>): void {
    const kept = this.read();
    for (const step of [...kept.undo, ...kept.redo]) if (step.key === key) Object.assign(step, answer);
    this.keep(kept);
  }

  /** A write was rejected or changed nothing, or its outcome is unknown. */
  forget(key: string): void {
    const { undo, redo } = this.read();
    const others = (steps: Step[]) => steps.filter((step) => step.key !== key);
    this.keep({ undo: others(undo), redo: others(redo) });
  }

  /** Removes and returns the newest write of a stack, or the one with this key. */
  take(kind: Kind, key?: string): Step | undefined {
    const steps = this.read()[kind];
    const step = key === undefined ? steps.at(-1) : steps.find((each) => each.key === key);
    if (step) this.forget(step.key);
    return step;
  }

  private read(): Kept {
    try {
      return JSON.parse(readDraft(this.name)?.fields.kept ?? '');
    } catch {
      return { undo: [], redo: [] };
    }
  }

  private keep(kept: Kept): void {
    if (kept.undo.length + kept.redo.length === 0) dropDraft(this.name);
    else keepDraft(this.name, { fields: { kept: JSON.stringify(kept) } });
  }
}
