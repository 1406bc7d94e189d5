import { dropDraft, keepDraft, readDraft } from '../../drafts/drafts';

/** A write of this tab that can be taken back. */
export interface Step {
  /** Key of the write. */
  key: string;
  /** Of the todo; negative until the server has given it one. null for several at once. */
  id: number | null;
  /** The version that the write gave the todo; unknown until it is answered. */
  version?: number;
  /** Name of what was done with several; unknown until it is answered. */
  action?: string;
}

/** Where a write is kept: those that were done, and those that were undone and can be done again. */
export type Kind = 'undo' | 'redo';

type Kept = Record<Kind, Step[]>;

/** Writes that can be taken back one after the other. */
const most = 50;

/** What this tab has done last in one list, in order, from one page to the next. */
export class Steps {
  private readonly name: string;

  /** @param list as the address of the board names it */
  constructor(list: string) {
    this.name = `steps.${list}`;
  }

  /** A write is on its way. @param isNew it is no undo or redo, so that what was undone is not done again after it */
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

  /** A write was refused, has changed nothing, or nobody knows what became of it. */
  forget(key: string): void {
    const { undo, redo } = this.read();
    const others = (steps: Step[]) => steps.filter((step) => step.key !== key);
    this.keep({ undo: others(undo), redo: others(redo) });
  }

  /** The last write of a kind, or the one with this key, for the only time. */
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
