import type { Fields } from '../../outbox/send';

/** Temporary ids of cards that the server has not created yet, and the ids that they get. */
export class TemporaryIds {
  private readonly given = new Map<number, number>();
  private readonly before = new Map<number, number>();
  private readonly expected = new Map<number, (id: number) => void>();
  private last = -Date.now();

  next(): number {
    this.last = Math.min(-Date.now(), this.last - 1);
    return this.last;
  }

  give(temporary: number, id: number): void {
    this.given.set(temporary, id);
    this.before.set(id, temporary);
    this.expected.get(temporary)?.(id);
  }

  /** The id on the server, if the todo has one already. */
  real(id: number): number {
    return this.given.get(id) ?? id;
  }

  /** Replaces temporary ids in the fields of a form. */
  named(fields: Fields): Fields {
    const named = { ...fields };
    for (const name of ['before', 'after']) if (fields[name]) named[name] = String(this.real(Number(fields[name])));
    return named;
  }

  /** A React key for the card that does not change. */
  name(id: number): number {
    return this.before.get(id) ?? id;
  }

  /** Calls back as soon as the server has created the todo; never if it is rejected. */
  whenReal(id: number, use: (id: number) => void): void {
    const known = this.real(id);
    if (known > 0) use(known);
    else this.expected.set(id, use);
  }
}
