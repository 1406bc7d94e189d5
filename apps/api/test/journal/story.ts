/** The members of a todo that a story compares; `deleted` is 0 for a live todo, another number for each deletion. */
export interface Fields {
  title: string;
  status: string;
  order: number;
  deleted: number;
}

interface Kept {
  fields: Fields;
  version: number;
}

interface Write {
  todo: number;
  kind: 'created' | 'changed' | 'trashed' | 'restored';
  former: Partial<Fields>;
  after: Fields;
}

/** Expected content of the list and of its journal, by an implementation of its own. */
export class StoryModel {
  readonly todos = new Map<number, Kept>();
  readonly writes: Write[] = [];
  private deletions = 0;

  create(todo: number, fields: Fields): void {
    this.todos.set(todo, { fields, version: 1 });
    this.writes.push({ todo, kind: 'created', former: {}, after: fields });
  }

  change(todo: number, changes: Partial<Fields>, kind: Write['kind'] = 'changed'): void {
    const kept = this.todos.get(todo);
    if (!kept) throw new Error(`the story has no todo ${todo}`);
    const after = { ...kept.fields, ...changes };
    const names = Object.keys(changes) as (keyof Fields)[];
    const former = Object.fromEntries(names.filter((n) => after[n] !== kept.fields[n]).map((n) => [n, kept.fields[n]]));
    if (Object.keys(former).length === 0) return;
    this.todos.set(todo, { fields: after, version: kept.version + 1 });
    this.writes.push({ todo, kind, former, after });
  }

  trash(todo: number): void {
    this.change(todo, { deleted: ++this.deletions }, 'trashed');
  }

  restore(todo: number): void {
    this.change(todo, { deleted: 0 }, 'restored');
  }

  /**
   * Undoes the write with this index, unless something that it wrote was changed since.
   * @returns whether the service should allow it
   */
  undo(index: number): boolean {
    const write = this.writes[index];
    const now = write && this.todos.get(write.todo)?.fields;
    if (!write || !now) throw new Error(`the story has no write ${index}`);
    const { todo, kind, former, after } = write;
    const texts = kind === 'created' || kind === 'restored' ? (['title', 'status'] as const) : [];
    const own = kind === 'changed' ? (Object.keys(former) as (keyof Fields)[]) : [];
    if (['deleted' as const, ...texts, ...own].some((name) => now[name] !== after[name])) return false;
    if (kind === 'changed') this.change(todo, former);
    else if (kind === 'trashed') this.restore(todo);
    else this.trash(todo);
    return true;
  }
}
