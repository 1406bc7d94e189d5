import { type RefObject, useEffect, useRef, useState } from 'react';
import { repeatNames } from '../../ui/repeat/repeat-form';
import type { Fields } from '../outbox/send';
import { type Draft, dropDraft, keepDraft, readDraft } from './drafts';

/** Fields that a person fills in, which a draft consists of. */
const names = ['title', 'content', 'due', 'status', 'assignee', 'priority', 'labels', ...repeatNames];

/**
 * Stores what is typed into a form until it is saved, even if other pages are visited in between.
 * @param version version of the todo in the form; null for a new todo
 * @param refused whether the form shows a rejected submission
 */
export function useFormDraft(name: string, version: number | null, refused: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const [restored, setRestored] = useState<Draft | null>(null);
  const [own, setOwn] = useState(version);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a page
  useEffect(() => {
    if (refused) return keep();
    const draft = readDraft(name);
    // If the todo has another version now, the draft was saved.
    if (draft?.sent && version !== null && draft.version !== version) return dropDraft(name);
    if (draft && restore(form, draft)) setRestored(draft);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft is stored with the form's current version
  useEffect(() => {
    if (own !== version && readDraft(name)) keep();
  }, [own]);

  const keep = (sent?: true) => {
    if (!form.current) return;
    const fields = Object.fromEntries([...new FormData(form.current)].filter(([field]) => isKept(field))) as Fields;
    const draft = { fields, version: Number(fields.version) || 0 };
    keepDraft(name, sent ? { ...draft, sent } : draft);
  };
  const drop = () => dropDraft(name);
  const discard = () => {
    drop();
    form.current?.reset();
    setRestored(null);
  };
  const base = restored?.version || version;
  return {
    form,
    isRestored: restored !== null,
    /** The version that the text is based on. */
    version: base === version ? own : base,
    /** Another form of this page has saved the todo: unless others did too, the text is based on that version. */
    wrote: (next: number) => setOwn((before) => (before !== null && next === before + 1 ? next : before)),
    /** Idempotency key of a draft that was sent without a response: the next attempt is the same write. */
    key: restored?.sent && restored.fields.key,
    keep,
    drop,
    discard,
  };
}

function isKept(field: string): boolean {
  return names.includes(field) || field === 'version' || field === 'key';
}

/** @returns whether any field was changed */
function restore({ current: form }: RefObject<HTMLFormElement | null>, { fields }: Draft): boolean {
  let changed = false;
  const set = (name: string, text: string) => {
    const field = form?.elements.namedItem(name) as HTMLInputElement | null;
    if (!field || field.value === text) return false;
    field.value = text;
    return true;
  };
  // An unchecked checkbox is not submitted.
  const tick = (field: HTMLInputElement, name: string) => {
    if (field.checked === (fields[name] !== undefined)) return false;
    field.checked = !field.checked;
    return true;
  };
  for (const name of names) {
    const field = form?.elements.namedItem(name);
    const text = fields[name];
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      if (fields.repeat !== undefined && tick(field, name)) changed = true;
    } else if (text !== undefined && set(name, text)) changed = true;
  }
  return changed;
}
