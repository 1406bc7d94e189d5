import type { Card } from '../../../ui/card';
import { TemporaryIds } from './temporary-ids';

/** Pending writes and the latest server state of each card. */
export class CardRecords {
  readonly ids = new TemporaryIds();
  private readonly running = new Map<number, number>();
  private readonly answers = new Map<number, Card>();

  private readonly removed = new Set<number>();
  private adds = 0;

  /** A write to the card was sent. @param removes it takes the card off the page */
  begin(id: number, removes: boolean): void {
    this.count(id, 1);
    if (removes) this.removed.add(id);
  }

  /** The card stays on the page, or comes back to it. */
  stays(id: number): void {
    this.removed.delete(this.ids.real(id));
  }

  isRemoved(id: number): boolean {
    return this.removed.has(id);
  }

  /** Counts the new todos that have no id yet. */
  adding(by: 1 | -1): void {
    this.adds += by;
  }

  get isAdding(): boolean {
    return this.adds > 0;
  }

  /** A write has ended. @returns whether none is pending: an older response must not undo a newer change */
  end(id: number): boolean {
    return this.count(id, -1) === 0;
  }

  isWritten(id: number): boolean {
    return (this.running.get(this.ids.name(id)) ?? 0) > 0;
  }

  /** The card as in the latest response. */
  answered(id: number): Card | undefined {
    return this.answers.get(id);
  }

  keepAnswer(card: Card): void {
    if ((this.answers.get(card.id)?.version ?? 0) <= card.version) this.answers.set(card.id, card);
  }

  private count(id: number, by: 1 | -1): number {
    const left = (this.running.get(this.ids.name(id)) ?? 0) + by;
    this.running.set(this.ids.name(id), left);
    return left;
  }
}
