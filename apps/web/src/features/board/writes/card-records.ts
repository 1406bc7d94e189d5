import type { Card } from '../../../ui/card';
import { TemporaryIds } from './temporary-ids';

/** Pending writes and last server state of each card. */
export class CardRecords {
  readonly ids = new TemporaryIds();
  private readonly running = new Map<number, number>();
  private readonly answers = new Map<number, Card>();

  /** A write for the card is on its way. */
  begin(id: number): void {
    this.count(id, 1);
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
    this.answers.set(card.id, card);
  }

  private count(id: number, by: 1 | -1): number {
    const left = (this.running.get(this.ids.name(id)) ?? 0) + by;
    this.running.set(this.ids.name(id), left);
    return left;
  }
}
