import { useEffect, useRef } from 'react';
import { m } from '../../../messages/messages';
import type { CardList } from '../../../ui/card';
import { dropDraft, editDrafts, readDraft } from '../../drafts/drafts';
import { type NewLine, readLines } from '../../drafts/new-lines';
import { resumeUnsent } from '../../drafts/resume-unsent';
import { idle, whenWaiting } from '../../outbox/outbox';
import type { WorkspaceProps } from '../workspace-page';
import type { Editing, Notice } from './board';
import { find } from './lists';
import { reread } from './reread';
import { short, waitingNotice } from './words';

/** Milliseconds until the next attempt to reach the site. */
const againMs = 10_000;

interface Shown {
  lists(): CardList[];
  /** Whether a page with this position is older than the current one. */
  isOlder(position: string | null): boolean;
  /** Shows reloaded lists. */
  show(workspace: WorkspaceProps['workspace']): void;
  notify(notice: Notice): void;
  /** Opens an editor, unless one is open. */
  reopen(editing: Editing): void;
  showLines(lines: NewLine[]): void;
}

/**
 * Resumes the unsent writes, lines and open edit of an earlier page. A page that is restored from the browser's
 * history, or is online again, reloads its lists.
 * @returns `refresh` reloads the lists, and is false if that fails; `later` schedules another attempt to send the
 * queued writes
 */
export function useCatchUp(owner: string, shown: Shown): { refresh(): Promise<boolean>; later(): void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refresh = async (): Promise<boolean> => {
    await idle();
    const page = await reread((position) => shown.isOlder(position));
    // Writes that were made meanwhile are newer than the page that was loaded.
    await idle();
    if (page) shown.show(page.workspace);
    return page !== undefined;
  };

  const reopenEdits = () => {
    for (const id of editDrafts()) {
      const { fields: typed, version, sent } = readDraft(`edit.${id}`) ?? {};
      const card = find(shown.lists(), id)?.card;
      // A draft with a status is of the full form on the page of the todo, and is restored there.
      if (!card || !typed || typed.status) continue;
      if (sent && card.version !== version) dropDraft(`edit.${id}`);
      else
        shown.reopen({
          id,
          typed: { ...typed, version: String(version) },
          begun: card.version === version ? card : null,
        });
    }
  };

  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(catchUp, againMs);
  };

  const catchUp = async () => {
    shown.showLines(readLines());
    reopenEdits();
    const { sent, waiting } = await resumeUnsent(owner);
    if (waiting > 0) {
      shown.notify({ text: m.kept_unsent(), failed: true });
      later();
    }
    if (sent === 0) return;
    await refresh();
    shown.showLines(readLines());
    reopenEdits();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per page; the functions read the current state
  useEffect(() => {
    whenWaiting(({ path, fields }, progress) => {
      const id = Number(path.match(/^\/items\/(-?\d+)\//)?.[1]);
      const title = fields.title ?? find(shown.lists(), id)?.card.title;
      shown.notify(waitingNotice(progress, title && short({ title })));
    });
    const show = (event: PageTransitionEvent) => event.persisted && void refresh();
    void catchUp();
    addEventListener('pageshow', show);
    addEventListener('online', catchUp);
    return () => {
      clearTimeout(timer.current);
      removeEventListener('pageshow', show);
      removeEventListener('online', catchUp);
    };
  }, []);

  return { refresh, later };
}
