import { locale, locales } from '../../messages/locale';
import { m } from '../../messages/messages';

/** Each language by its own name, so that its speakers recognize it. */
const names = locales.map((language) => {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return { language, name };
});

/** The choice of a language. @param here path to return to */
export function LanguageForm({ here }: { here: string }) {
  const current = locale();
  return (
    <form method="post" action="/language" className="choices languages">
      <input type="hidden" name="back" value={here} />
      <fieldset>
        <legend>{m.language()}</legend>
        {names.map(({ language, name }) => (
          <button
            type="submit"
            key={language}
            name="language"
            value={language}
            lang={language}
            aria-pressed={language === current}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
