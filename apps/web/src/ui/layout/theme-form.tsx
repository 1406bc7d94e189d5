import { m } from '../../messages/messages';
import type { Theme } from '../page-frame';

const names: Record<Theme, () => string> = { system: m.theme_system, light: m.theme_light, dark: m.theme_dark };

/** The choice of a theme. @param here path to return to */
export function ThemeForm({ theme, here }: { theme: Theme; here: string }) {
  return (
    <form method="post" action="/theme" className="choices themes">
      <input type="hidden" name="back" value={here} />
      <fieldset>
        <legend>{m.theme()}</legend>
        {(Object.keys(names) as Theme[]).map((name) => (
          <button type="submit" key={name} name="theme" value={name} aria-pressed={name === theme}>
            {names[name]()}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
