import { memo } from 'react';
import { daysUntil, dayText, dueText } from '../../../ui/calendar-day';
import { type Card, statusNames } from '../../../ui/card';
import { cardControls } from './card-controls';
import { Marked } from './marked';

interface Props {
  card: Card;
  today: string | null;
  q: string;
  /** Neighbours in manual order; undefined at the ends and where the order is not manual. */
  previous: number | undefined;
  next: number | undefined;
  /** Whether the card shows its status: in the list view no column does. */
  showStatus: boolean;
}

/** One todo. Its buttons belong to the page's one form, `act`, so that a card needs none. */
export const TodoCard = memo(function TodoCard({ card, today, q, previous, next, showStatus }: Props) {
  const { id, title, content, status, due } = card;
  // What is done is late no more.
  const days = due && today && status !== 'DONE' ? daysUntil(due, today) : 1;
  const near = days < 0 ? ' late' : days === 0 ? ' today' : '';
  return (
    <li id={`todo-${id}`} className={id < 0 ? `card ${status} pending` : `card ${status}`}>
      <div className="card-text">
        <a id={`title-${id}`} className="card-title" href={`/items/${id}`} dir="auto">
          {q ? <Marked text={title} q={q} /> : title}
        </a>
        {content && <p dir="auto">{q ? <Marked text={content} q={q} /> : content}</p>}
        {showStatus && status !== 'TODO' && <span className="chip">{statusNames[status]}</span>}
        {due && (
          <time dateTime={due} className={`chip${near}`}>
            {status === 'DONE' ? dayText(due, today) : dueText(due, today)}
          </time>
        )}
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: nothing a person has typed is in it */}
      <div className="controls" dangerouslySetInnerHTML={{ __html: cardControls(id, status, previous, next) }} />
    </li>
  );
});
