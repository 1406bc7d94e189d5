import { memo } from 'react';
import { m } from '../../../messages/messages';
import { type Card, priorityNames, statusNames } from '../../../ui/card';
import { daysUntil, dayText, dueText } from '../../../ui/dates/calendar-day';
import { html, inner, type Markup } from '../../../ui/markup';
import { repeatText } from '../../../ui/repeat/repeat-text';
import { withLabel } from '../filtering/filter';
import { dayForm } from '../month/day-form';
import { controls } from './controls';
import { marked } from './marked';
import { notesOf } from './notes';

export interface CardProps {
  card: Card;
  today: string | null;
  q: string;
  /** Id of the todo above in manual order; undefined at the ends and in other orders. */
  previous: number | undefined;
  next: number | undefined;
  /** Name of somebody else who has just changed it; empty where people have no names. */
  by: string | undefined;
  /** Name of the assignee. */
  assignee: string | undefined;
  /** Name of its list, on a board of several lists. */
  place: string | undefined;
  /** Whether the card shows its status: in the list view no column shows it. */
  showStatus: boolean;
  /** Whether it is rendered with a checkbox for selecting it; JavaScript adds its own. */
  boxes: boolean;
  /** Path of this page. */
  here: string;
  /** One-time key of the page, where the card has a form for its day. */
  dayKey?: string;
}

export const TodoCard = memo(function TodoCard(props: CardProps) {
  const { id, status } = props.card;
  const marks = `${id < 0 ? ' pending' : ''}${props.by === undefined ? '' : ' touched'}`;
  return <li id={`todo-${id}`} className={`card ${status}${marks}`} {...inner(content(props))} />;
});

function content(props: CardProps): Markup {
  const { card, today, q, previous, next, by, assignee, place, showStatus, here, boxes, dayKey } = props;
  const { id, title, status } = card;
  const { text, checks } = notesOf(card, q);
  const notes = text && html`<p dir="auto">${marked(text, q)}</p>`;
  const who = by && html`<span class="chip by" dir="auto">${by}</span>`;
  const doer = assignee && html`<span class="chip doer" dir="auto">${assignee}</span>`;
  const where = place && html`<span class="chip" dir="auto">${place}</span>`;
  const repeats =
    card.repeat &&
    html`<span class="chip"><span aria-hidden="true">↻ </span>${repeatText(card.repeat, card.repeatFrom)}</span>`;
  const chip = showStatus && status !== 'TODO' && html`<span class="chip">${statusNames[status]}</span>`;
  const box =
    boxes &&
    id > 0 &&
    html`<input type="checkbox" class="select" form="bulk" name="id" value="${id}" aria-labelledby="title-${id}">`;
  return html`${box}<div class="card-text"><a id="title-${id}" class="card-title" href="/items/${id}" dir="auto">${marked(title, q)}</a>${notes}${who}${chip}${checks}${mark(card)}${labels(card, here)}${due(card, today)}${repeats}${doer}${where}</div><div class="controls">${controls(card, previous, next, dayKey !== undefined && dayForm(card, dayKey, here))}</div>`;
}

/** The labels, each a link to the todos that have it. */
function labels({ labels }: Card, here: string): Markup[] {
  return labels.map((label) => html`<a class="chip label" href="${withLabel(here, label)}" dir="auto">#${label}</a>`);
}

/** The priority, in words and not by color alone. */
function mark({ priority }: Card): Markup | undefined {
  if (priority === null) return undefined;
  return html`<span class="chip priority p${priority}"><span class="sr-only">${m.priority()}: </span>${priorityNames[priority]?.()}</span>`;
}

function due({ due, status }: Card, today: string | null): Markup | undefined {
  if (!due) return undefined;
  // A completed todo is never overdue.
  if (status === 'DONE') return html`<time datetime="${due}" class="chip">${dayText(due, today)}</time>`;
  const days = today ? daysUntil(due, today) : 1;
  const near = days < 0 ? ' late' : days === 0 ? ' today' : '';
  return html`<time datetime="${due}" class="chip${near}">${dueText(due, today)}</time>`;
}
