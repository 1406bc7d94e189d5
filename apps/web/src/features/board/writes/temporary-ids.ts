import type { Fields } from '../../outbox/send';

/** Cards that were shown before the server had given them an id, and the ids they got. */
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

  /** The id that the server knows, if there is one yet. */
  real(id: number): number {
    return this.given.get(id) ?? id;
  }

  /** The fields of a form that may name cards. */
  named(fields: Fields): Fields {
    const named = { ...fields };
    for (const name of ['before', 'after']) if (fields[name]) named[name] = String(this.real(Number(fields[name])));
    return named;
  }

  /** A name for the card that does not change. */
  name(id: number): number {
    return this.before.get(id) ?? id;
  }

  /** Calls back as soon as the server knows the card; not at all when it refuses it. */
  whenReal(id: number, use: (id: number) => void): void {
    const known = this.real(id);
    if (known > 0) use(known);
    else this.expected.set(id, use);
  }
}
