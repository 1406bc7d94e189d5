import { useEffect } from 'react';
import { m } from '../../messages/messages';
import type { Frame } from '../../ui/page-frame';
import type { Refusal } from '../../ui/refusal-summary';
import { forgetAll, idle } from '../outbox/outbox';
import { draftsOf, dropAllDrafts, dropSentDrafts } from './drafts';
import { resumeUnsent } from './resume-unsent';

interface Page {
  frame?: Frame;
  refusal?: Refusal | null;
  workspace?: unknown;
}

/** Milliseconds that a log-out waits for pending writes. */
const patienceMs = 5_000;

/** Manages the data that the browser stores for the visitor: loads, resumes and, at log-out, removes it. */
export function usePersonalData({ frame, refusal, workspace }: Page): void {
  const owner = frame?.account ?? '';
  if (typeof window !== 'undefined') draftsOf(owner);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, as every navigation loads a new page
  useEffect(() => {
    if (!frame) return;
    if (frame.flash && !refusal) dropSentDrafts();
    // The board resumes them itself, and shows the result.
    if (!workspace) void resumeUnsent(owner);
    document.addEventListener('submit', leave);
    return () => document.removeEventListener('submit', leave);
  }, []);
}

/** Before a log-out, sends pending writes and then removes the stored data. */
async function leave(event: SubmitEvent): Promise<void> {
  const form = event.target as HTMLFormElement;
  if (!['/logout', '/account/log-out-everywhere'].includes(form.getAttribute('action') ?? '')) return;
  event.preventDefault();
  const isDone = await Promise.race([
    idle().then(() => true),
    new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false)),
  ]);
  if (!isDone && !confirm(m.log_out_unsaved())) return;
  dropAllDrafts();
  forgetAll();
  form.submit();
}
