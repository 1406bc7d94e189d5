import { type ComponentProps, useEffect, useState } from 'react';

type Fields = typeof import('../../../ui/repeat/repeat-fields').RepeatFields;

let loaded: Fields | undefined;

/** The fields of the repetition rule, loaded with the first editor to keep the board's first script small. */
export function RepeatSlot(props: ComponentProps<Fields>) {
  const [Shown, show] = useState(() => loaded);
  useEffect(() => {
    if (loaded) return;
    import('../../../ui/repeat/repeat-fields').then(
      ({ RepeatFields }) => {
        loaded = RepeatFields;
        show(() => RepeatFields);
      },
      // If they cannot be loaded, the editor leaves the rule as it is.
      () => undefined,
    );
  }, []);
  return Shown ? <Shown {...props} /> : null;
}
