import { type QuickDay, quickDay } from '@todo/shared/dates/quick-days';
import { type FocusEvent, type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { isComposing } from '../../../browser/composing';
import { localDay } from '../../../browser/day';
import { keyOf } from '../../../browser/key';
import { m } from '../../../messages/messages';
import type { Card } from '../../../ui/card';
import { inArea, inLine } from '../../../ui/fields/field-text';
import { PrioritySelect } from '../../../ui/fields/priority-select';
import { asTyped, repeatNames, typedRule } from '../../../ui/repeat/repeat-form';
import { dropDraft, keepDraft } from '../../drafts/drafts';
import type { Fields } from '../../outbox/send';
import type { Person } from '../lists/place';
import type { Change } from '../live/change';
import type { Editing } from '../writes/board';
import { describeMeanwhile } from '../writes/words';
import { AssigneeField } from './assignee-field';
import { RepeatSlot } from './repeat-slot';

/** Keys that set a date while the date field has the focus: it takes no letters itself. */
const quickDayKeys: Record<string, QuickDay> = { t: 'today', m: 'tomorrow', w: 'next-week', n: 'none' };

interface Props {
  card: Card;
  editing: Editing;
  /** Possible assignees; empty in a list without other members. */
  people: readonly Person[];
  /** What somebody else has done with the todo since the edit began. */
  meanwhile: Change | undefined;
  /**
   * @param fields the changed fields, and the version that they are based on
   * @param begun the card as it was when the edit began, if known
   * @param key idempotency key of an earlier attempt with the same text
   */
  save(fields: Fields, begun: Card | null, key: string | undefined): void;
  cancel(): void;
}

/** The card as a form. Enter or leaving the form saves, Escape cancels. */
export function InlineEdit({ card, editing, people, meanwhile, save, cancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState(editing.error ?? '');
  // The response to another write may change the card meanwhile; the edit is based on the card as it was at its start.
  const [begun] = useState(editing.begun ?? card);
  const [typedBefore] = useState(editing.typed);
  const isLong = begun.long;
  const before: Fields = {
    title: inLine(begun.title),
    due: begun.due ?? '',
    priority: begun.priority?.toString() ?? '',
    ...(!isLong && { content: inArea(begun.content) }),
    ...(people.length > 0 && { assignee: begun.assignee?.toString() ?? '' }),
  };
  const start: Fields = { ...before, version: String(begun.version), ...typedBefore };
  const draft = `edit.${card.id}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per editor
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(`[name=${editing.focus ?? 'title'}]`)?.focus();
    if (!editing.focus) field.current?.select();
  }, []);

  /** The fields that differ from their initial values; only these are sent. */
  const changes = (): Fields => {
    const typed = new FormData(form.current ?? undefined);
    // An incomplete date has an empty value, which must not clear the date.
    if (isInvalid(form.current, 'due')) typed.delete('due');
    const changed = [...typed].filter(([name, value]) => name in before && value !== before[name]);
    return { ...(Object.fromEntries(changed) as Fields), ...changedRule(typed, begun) };
  };
  const remember = () => {
    const fields = changes();
    if (Object.keys(fields).length === 0) dropDraft(draft);
    else keepDraft(draft, { fields, version: Number(start.version) });
  };
  const finish = () => {
    if (!form.current) return;
    const fields = changes();
    if (fields.title?.trim() === '') return setError(m.needs_title());
    const wrong = form.current.querySelector<HTMLInputElement>('input:invalid');
    if (wrong) return setError(wrong.validationMessage);
    dropDraft(draft);
    if (Object.keys(fields).length === 0) return cancel();
    const isSame = Object.entries(fields).every(([name, value]) => typedBefore?.[name] === value);
    // Version 0 stands for a todo that the server has not confirmed yet; its response brings the real version.
    if (start.version && start.version !== '0') fields.version = start.version;
    save(fields, editing.begun === null ? null : begun, isSame ? editing.key : undefined);
  };
  const leaveUnchanged = () => {
    dropDraft(draft);
    cancel();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish();
  };
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget && !form.current?.contains(event.relatedTarget)) finish();
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') leaveUnchanged();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish();
    else if (!setQuickDay(event) && !setPriority(event)) return;
    event.preventDefault();
  };

  /** @returns whether the key was one of a date */
  const setQuickDay = ({ target, nativeEvent }: KeyboardEvent): boolean => {
    const day = quickDayKeys[keyOf(nativeEvent)];
    const isPlain = !nativeEvent.ctrlKey && !nativeEvent.metaKey && !nativeEvent.altKey;
    if (!day || !isPlain || !(target instanceof HTMLInputElement) || target.name !== 'due') return false;
    target.value = quickDay(day, localDay()) ?? '';
    finish();
    return true;
  };

  /** @returns whether the key was one of a priority */
  const setPriority = ({ target, nativeEvent }: KeyboardEvent): boolean => {
    const isPlain = !nativeEvent.ctrlKey && !nativeEvent.metaKey && !nativeEvent.altKey;
    if (!/^[0-3]$/.test(nativeEvent.key) || !isPlain) return false;
    if (!(target instanceof HTMLSelectElement) || target.name !== 'priority') return false;
    target.value = nativeEvent.key === '0' ? '' : nativeEvent.key;
    finish();
    return true;
  };

  return (
    <li id={`todo-${card.id}`} className="card editing">
      <form
        ref={form}
        method="post"
        action={`/items/${card.id}/edit`}
        noValidate
        onSubmit={submit}
        onInput={remember}
        onBlur={leave}
        onKeyDown={press}
        aria-label={m.edit_card({ title: card.title })}
      >
        <input
          ref={field}
          name="title"
          defaultValue={start.title}
          dir="auto"
          aria-label={m.field_title()}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `error-${card.id}` : undefined}
        />
        {!isLong && (
          <label className="stacked">
            {m.notes()}
            <textarea name="content" defaultValue={start.content} rows={3} dir="auto" />
          </label>
        )}
        <label className="stacked">
          {m.due()}
          <input type="date" name="due" defaultValue={start.due} min="1000-01-01" max="9999-12-31" />
        </label>
        <RepeatSlot
          rule={typedBefore?.repeat === undefined ? begun.repeat : typedRule(typedBefore)}
          from={typedBefore?.repeatFrom ?? begun.repeatFrom}
        />
        <label className="stacked" htmlFor={`priority-${card.id}`}>
          {m.priority()}
          <PrioritySelect id={`priority-${card.id}`} name="priority" chosen={start.priority ?? ''} />
        </label>
        {people.length > 0 && <AssigneeField people={people} chosen={start.assignee ?? ''} />}
        <p className="meanwhile" role="status" dir="auto">
          {meanwhile && describeMeanwhile(meanwhile)}
        </p>
        {error && (
          <p id={`error-${card.id}`} className="field-error" role="alert">
            {error}
          </p>
        )}
        <div className="row">
          <button type="submit" className="primary">
            {m.save()}
          </button>
          <button type="button" onClick={leaveUnchanged}>
            {m.cancel()}
          </button>
          <a href={`/items/${card.id}`}>{m.open()}</a>
        </div>
      </form>
    </li>
  );
}

/** The fields of the repetition rule: all of them if one was changed, because they make one rule together. */
function changedRule(typed: FormData, { repeat, repeatFrom }: Card): Fields {
  if (!typed.has('repeat')) return {};
  const fields = Object.fromEntries([...typed].filter(([name]) => repeatNames.some((each) => each === name))) as Fields;
  const rule = typedRule(fields);
  const isSame = rule === asTyped(repeat) && (rule === '' || fields.repeatFrom === (repeatFrom ?? 'DUE'));
  return isSame ? {} : fields;
}

function isInvalid(form: HTMLFormElement | null, name: string): boolean {
  const field = form?.elements.namedItem(name);
  return field instanceof HTMLInputElement && !field.validity.valid;
}
