import { type Locale, locale, locales } from '../../messages/locale';
import { m } from '../../messages/messages';

/** Each language by its own name, so that its speakers recognize it. */
function nameOf(language: Locale): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
}

/** The choice of a language. @param here path to return to */
export function LanguageForm({ here }: { here: string }) {
  const current = locale();
  return (
    <form method="post" action="/language" className="choices languages">
      <input type="hidden" name="back" value={here} />
      <fieldset>
        <legend>{m.language()}</legend>
        {locales.map((language) => (
          <button
            type="submit"
            key={language}
            name="language"
            value={language}
            lang={language}
            aria-pressed={language === current}
          >
            {nameOf(language)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
