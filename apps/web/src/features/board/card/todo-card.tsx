import { memo } from 'react';
import { daysUntil, dueText } from '../../../ui/calendar-day';
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
  /** Who else has just changed it; empty where nobody has a name. */
  by: string | undefined;
  /** Whether the card shows its status: in the list view no column does. */
  showStatus: boolean;
}

/** One todo. Its buttons belong to the page's one form, `act`, so that a card needs none. */
export const TodoCard = memo(function TodoCard({ card, today, q, previous, next, by, showStatus }: Props) {
  const { id, title, content, status, due } = card;
  const late = due && today && status !== 'DONE' && daysUntil(due, today) < 0;
  return (
    <li id={`todo-${id}`} className={`card ${status}${id < 0 ? ' pending' : ''}${by === undefined ? '' : ' touched'}`}>
      <div className="card-text">
        <a id={`title-${id}`} className="card-title" href={`/items/${id}`} dir="auto">
          {q ? <Marked text={title} q={q} /> : title}
        </a>
        {content && <p dir="auto">{q ? <Marked text={content} q={q} /> : content}</p>}
        {by && (
          <span className="chip by" dir="auto">
            {by}
          </span>
        )}
        {showStatus && <span className="chip">{statusNames[status]}</span>}
        {due && (
          <time dateTime={due} className={late ? 'chip late' : 'chip'}>
            {dueText(due, today)}
          </time>
        )}
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: nothing a person has typed is in it */}
      <div className="controls" dangerouslySetInnerHTML={{ __html: cardControls(id, status, previous, next) }} />
    </li>
  );
});
