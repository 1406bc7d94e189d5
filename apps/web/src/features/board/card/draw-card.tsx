import type { Card } from '../../../ui/card';
import type { Around } from '../lists/place';
import type { Board } from '../writes/board';
import { InlineEdit } from './inline-edit';
import { type CardProps, TodoCard } from './todo-card';

type Props = Omit<CardProps, 'by' | 'assignee' | 'place'> & { board: Board; around: Around };

/** A card, or its editor in its place. A function, since a board of a thousand draws each anew after each change. */
export function drawCard({ board, around, ...props }: Props) {
  const { card } = props;
  return board.editing?.id === card.id ? (
    <InlineEdit
      key={board.nameOf(card.id)}
      card={card}
      editing={board.editing}
      people={around.people}
      meanwhile={board.meanwhile(card.id)}
      cancel={() => board.setEditing(null)}
      save={(fields, begun, key) => {
        board.setEditing(null);
        board.act(card.id, 'edit', fields, begun, key);
      }}
    />
  ) : (
    <TodoCard
      key={board.nameOf(card.id)}
      {...props}
      by={board.marks.get(card.id)}
      assignee={nameIn(around, card)}
      place={around.list}
    />
  );
}

function nameIn({ people }: Around, { assignee }: Card): string | undefined {
  return people.find(({ id }) => id === assignee)?.name;
}
