import { memo } from 'react';
import { daysUntil, dueText } from '../../../ui/calendar-day';
import { type Card, statusNames } from '../../../ui/card';
import { html, inner, type Markup } from '../../../ui/markup';
import { controls } from './controls';
import { marked } from './marked';

interface Props {
  card: Card;
  today: string | null;
  q: string;
  /** Neighbours in manual order; undefined at the ends and where the order is not manual. */
  previous: number | undefined;
  next: number | undefined;
  /** Whether the card shows its status: in the list view no column does. */
  showStatus: boolean;
  /** Name of who is to do it. */
  assignee: string | undefined;
}

/** One todo. */
export const TodoCard = memo(function TodoCard(props: Props) {
  const { id, status } = props.card;
  return (
    <li id={`todo-${id}`} className={id < 0 ? `card ${status} pending` : `card ${status}`} {...inner(content(props))} />
  );
});

function content({ card, today, q, previous, next, showStatus, assignee }: Props): Markup {
  const { id, title, content, status } = card;
  const notes = content && html`<p dir="auto">${marked(content, q)}</p>`;
  const chip = showStatus && html`<span class="chip">${statusNames[status]}</span>`;
  const who = assignee && html`<span class="chip" dir="auto">${assignee}</span>`;
  return html`<div class="card-text"><a id="title-${id}" class="card-title" href="/items/${id}" dir="auto">${marked(title, q)}</a>${notes}${chip}${due(card, today)}${who}</div><div class="controls">${controls(id, status, previous, next)}</div>`;
}

function due({ due, status }: Card, today: string | null): Markup | undefined {
  if (!due) return undefined;
  const late = today && status !== 'DONE' && daysUntil(due, today) < 0;
  return html`<time datetime="${due}" class="chip${late && ' late'}">${dueText(due, today)}</time>`;
}
