import type { CardList } from '../../../ui/card';
import { follow } from '../../live/follow';
import type { Positions } from '../../live/positions';
import type { Message } from '../../live/stream';
import { find } from '../writes/lists';
import { applyChange } from './apply-change';
import { type Change, toChange } from './change';
import { keepScroll } from './keep-scroll';

/** Milliseconds between looks at whether the person has let go of what a change would take from under their hands. */
const busyMs = 200;
/** Milliseconds between two readings of a page that shows a part of its list. */
const rereadMs = 3_000;

/** The board, as far as the changes of others concern it. */
export interface Surface {
  owner: string;
  /** Numbers of the last changes that the page has. */
  positions: Positions;
  /** The page shows all there is; otherwise only the server knows what else belongs to them. */
  isWhole: boolean;
  lists(): CardList[];
  update(lists: CardList[]): void;
  /** Something that was done here with the todo is on its way, or it is being edited. */
  isHeld(change: Change): boolean;
  /** It was removed here, so that its removal is no news. */
  isRemoved(id: number): boolean;
  /** Shows the page as the server has it, which says by `read` what number that is. */
  refresh(): Promise<boolean>;
  /** Somebody else has changed a todo. */
  touched(change: Change): void;
}

/** Applies what others do, in order and once. */
export class LiveBoard {
  private readonly surface: Surface;
  private end: () => void = () => {};
  private seqs: Map<number, number>;
  /** What has come and was not looked at. */
  private waiting: { seq: number; change: Change }[] = [];
  /** Changes of todos that are in use here, the newest of each. */
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

  /** The change of a todo that waits until the person is through with it. */
  heldFor(id: number): Change | undefined {
    return this.held.get(id);
  }

  /** Something was answered or closed: what waited for it is shown. */
  release(): void {
    if (this.held.size > 0) this.later(0);
  }

  /** The page was read anew, and has all up to these numbers; it may have got lists, or lost some. */
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

  /** A change of a list that is not on the page any more is none that could be missing. */
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

  /** Changes are missing, or only the server knows what they mean for this page. */
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

/** What is under the hands of a person stays there: a card that is dragged, and an open menu. */
function isBusy(): boolean {
  return document.querySelector('.has-drag, .menu[open]') !== null;
}
