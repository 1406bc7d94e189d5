import type { Card } from '../../../ui/card';
import { TemporaryIds } from './temporary-ids';

/** Pending writes and last server state of each card. */
export class CardRecords {
  readonly ids = new TemporaryIds();
  private readonly running = new Map<number, number>();
  private readonly answers = new Map<number, Card>();

  private readonly removed = new Set<number>();
  private adds = 0;

  /** A write for the card is on its way. @param removes it takes the card off the page */
  begin(id: number, removes: boolean): void {
    this.count(id, 1);
    if (removes) this.removed.add(id);
  }

  /** The card is, or comes, back. */
  stays(id: number): void {
    this.removed.delete(this.ids.real(id));
  }

  isRemoved(id: number): boolean {
    return this.removed.has(id);
  }

  /** One more new todo waits for its id, or one less. */
  adding(by: 1 | -1): void {
    this.adds += by;
  }

  get isAdding(): boolean {
    return this.adds > 0;
  }

  /** One of them has ended. @returns whether it was the last: an older answer must not undo what was done since */
  end(id: number): boolean {
    return this.count(id, -1) === 0;
  }

  isWritten(id: number): boolean {
    return (this.running.get(this.ids.name(id)) ?? 0) > 0;
  }

  /** The card as the server has answered last. */
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
