import { priorities } from '@todo/shared/todos/priority';
import type { ComponentProps } from 'react';
import { m } from '../../messages/messages';
import { priorityNames } from '../card';

/** The field of a priority. @param chosen 1 to 3; empty for none */
export function PrioritySelect({ chosen, ...rest }: { chosen: string } & ComponentProps<'select'>) {
  return (
    <select {...rest} defaultValue={chosen}>
      <option value="">{m.priority_none()}</option>
      {priorities.map((level) => (
        <option key={level} value={level}>
          {priorityNames[level]?.()}
        </option>
      ))}
    </select>
  );
}
