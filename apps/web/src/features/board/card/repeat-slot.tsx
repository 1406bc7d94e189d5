import { type ComponentProps, useEffect, useState } from 'react';

type Fields = typeof import('../../../ui/repeat/repeat-fields').RepeatFields;

let loaded: Fields | undefined;

/** The fields of the rule. They are loaded with the first editor: what the board begins with is small. */
export function RepeatSlot(props: ComponentProps<Fields>) {
  const [Shown, show] = useState(() => loaded);
  useEffect(() => {
    if (loaded) return;
    import('../../../ui/repeat/repeat-fields').then(
      ({ RepeatFields }) => {
        loaded = RepeatFields;
        show(() => RepeatFields);
      },
      // Without them the editor leaves the rule as it is.
      () => undefined,
    );
  }, []);
  return Shown ? <Shown {...props} /> : null;
}
