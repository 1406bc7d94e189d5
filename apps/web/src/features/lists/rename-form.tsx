import { m } from '../../messages/messages';
import { Field } from '../../ui/fields/field';
import type { Frame } from '../../ui/page-frame';
import type { Refusal } from '../../ui/refusal-summary';

/** Form that renames the list. */
export function RenameForm({ frame, name, refusal }: { frame: Frame; name: string; refusal: Refusal | null }) {
  return (
    <form method="post" action={`${frame.here}/rename`} className="fields">
      <input type="hidden" name="key" value={frame.key} />
      <input type="hidden" name="back" value={frame.here} />
      <Field name="name" label={m.name()} error={refusal?.fields.find((field) => field.name === 'name')?.detail}>
        {(aria) => <input {...aria} defaultValue={name} dir="auto" />}
      </Field>
      <div className="row">
        <button type="submit">{m.rename()}</button>
      </div>
    </form>
  );
}
