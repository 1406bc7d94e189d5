import { m } from '../../../messages/messages';
import type { Person } from '../lists/place';

/** Selects the assignee in the editor of a card. @param chosen account id; empty for nobody */
export function AssigneeField({ people, chosen }: { people: readonly Person[]; chosen: string }) {
  return (
    <label className="stacked">
      {m.assignee()}
      <select name="assignee" defaultValue={chosen}>
        <option value="">{m.nobody_yet()}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
