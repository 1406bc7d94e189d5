import type { CardList } from '../../../ui/card';
import { follow } from '../../live/follow';
import type { Positions } from '../../live/positions';
import type { Message } from '../../live/stream';
import { find } from '../writes/lists';
import { applyChange } from './apply-change';
import { type Change, toChange } from './change';
import { keepScroll } from './keep-scroll';

/** Milliseconds between checks whether a drag or an open menu, which delays incoming changes, has ended. */
const busyMs = 200;
/** Minimum milliseconds between two reloads of the data of a page that shows only part of its list. */
const rereadMs = 3_000;

/** What live updates need of the board. */
export interface Surface {
  owner: string;
  /** Numbers of the newest changes that the page includes. */
  positions: Positions;
  /** The page shows all todos of its lists; otherwise only the server knows which others move up. */
  isWhole: boolean;
  lists(): CardList[];
  update(lists: CardList[]): void;
  /** The todo is being edited here, or a write of this page to it is pending. */
  isHeld(change: Change): boolean;
  /** It was deleted on this page, so that an event for that changes nothing. */
  isRemoved(id: number): boolean;
  /** Reloads the lists from the server, and reports the new positions by `read`. */
  refresh(): Promise<boolean>;
  /** Called for each change of a todo by somebody else. */
  touched(change: Change): void;
}

/** Applies the changes of other people, in order and exactly once. */
export class LiveBoard {
  private readonly surface: Surface;
  private end: () => void = () => {};
  private seqs: Map<number, number>;
  /** Received but not yet processed. */
  private waiting: { seq: number; change: Change }[] = [];
  /** Changes of todos that are held here, the newest of each. */
  private readonly held = new Map<number, Change>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading = false;
  private readAt = 0;

  constructor(surface: Surface) {
    this.surface = surface;
    this.seqs = new Map(surface.positions);
    this.follow();
  }

  get positions(): Positions {
    return this.seqs;
  }

  /** The change that waits until the todo is no longer held. */
  heldFor(id: number): Change | undefined {
    return this.held.get(id);
  }

  /** A response arrived or an editor was closed: applies the changes that waited for it. */
  release(): void {
    if (this.held.size > 0) this.later(0);
  }

  /** The lists were reloaded and include all changes up to these positions; lists may have been added or removed. */
  read(positions: Positions): void {
    const isSame =
      positions.size === this.seqs.size && Array.from(positions.keys()).every((list) => this.seqs.has(list));
    this.seqs = new Map(positions);
    if (!isSame) this.follow();
    this.later(0);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.end();
  }

  private follow(): void {
    this.end();
    this.end = follow(this.surface.owner, { positions: () => this.seqs, hear: (message) => this.hear(message) });
  }

  /** Infinity for a list that is no longer on the page: none of its changes can be missing. */
  private seqOf(list: number): number {
    return this.seqs.get(list) ?? Number.POSITIVE_INFINITY;
  }

  private hear(message: Message): void {
    if (message.type === 'change') {
      this.waiting.push({ seq: message.seq, change: toChange(message.list, message.change) });
      this.show();
    } else if (message.seq > this.seqOf(message.list)) void this.reread();
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), ms);
  }

  private show(): void {
    if (isBusy()) {
      this.later(busyMs);
      return;
    }
    const { surface } = this;
    const before = surface.lists();
    const shown: Change[] = [];
    let lists = before;
    let isPart = false;
    const take = (change: Change) => {
      // The filters around the lists: only the server has them.
      if (change.kind === 'filters') {
        isPart = true;
        return;
      }
      if (surface.isHeld(change)) {
        this.held.set(change.id, change);
        return;
      }
      this.held.delete(change.id);
      if (!change.card && surface.isRemoved(change.id)) return;
      const isShown = find(lists, change.id) !== undefined;
      isPart ||= !surface.isWhole;
      const next = surface.isWhole || isShown ? applyChange(lists, change) : lists;
      if (next !== lists) shown.push(change);
      lists = next;
    };
    for (const change of [...this.held.values()]) take(change);
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const { seq, change } = next;
      const known = this.seqOf(change.list);
      if (seq > known + 1) {
        void this.reread();
        break;
      }
      this.waiting.shift();
      if (seq <= known) continue;
      this.seqs.set(change.list, seq);
      take(change);
    }
    if (lists !== before) keepScroll(() => surface.update(lists));
    for (const change of shown) surface.touched(change);
    if (isPart) void this.reread();
  }

  /** Reloads the lists: changes are missing, or only the server can tell what they mean for this page. */
  private async reread(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, this.readAt + rereadMs - Date.now())));
    this.readAt = Date.now();
    await this.surface.refresh();
    this.reading = false;
    if (this.waiting.length > 0) this.later(0);
  }
}

/** Whether the visitor is dragging a card or has a menu open: nothing may move under the pointer. */
function isBusy(): boolean {
  return document.querySelector('.has-drag, .menu[open]') !== null;
}
