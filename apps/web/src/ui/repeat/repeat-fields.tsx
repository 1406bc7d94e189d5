import { mostUnits } from '@todo/shared/repeat/rule';
import { m } from '../../messages/messages';
import { type RepeatKind, repeatKinds, shownRule, weekdayFields } from './repeat-form';
import { weekdayName } from './repeat-text';

const kindNames: Record<RepeatKind, () => string> = {
  '': m.repeat_never,
  DAILY: m.repeat_daily,
  WEEKLY: m.repeat_weekly,
  MONTHLY: m.repeat_monthly,
  LAST: m.repeat_last_day,
  YEARLY: m.repeat_yearly,
};

interface Props {
  /** Rule of RFC 5545; null or empty for none. */
  rule: string | null;
  /** What it counts from: DUE, COMPLETION, or empty without a rule. */
  from: string | null;
  error?: string | undefined;
}

/** When a todo is due again. Styles show only the fields that its kind of rule has, so that no script is needed. */
export function RepeatFields({ rule, from, error }: Props) {
  const { kind, every, weekdays } = shownRule(rule || null);
  return (
    <fieldset className="repeat" aria-describedby={error ? 'repeat-error' : undefined}>
      <legend className="sr-only">{m.repeat()}</legend>
      <div className="row">
        <label className="stacked">
          {m.repeat()}
          <select name="repeat" defaultValue={kind} aria-invalid={error ? true : undefined}>
            {repeatKinds.map((each) => (
              <option key={each} value={each}>
                {kindNames[each]()}
              </option>
            ))}
          </select>
        </label>
        <label className="stacked repeats">
          {m.repeat_every()}
          <input type="number" name="every" defaultValue={String(every)} min={1} max={mostUnits} inputMode="numeric" />
        </label>
        <label className="stacked repeats">
          {m.repeat_from()}
          <select name="repeatFrom" defaultValue={from || 'DUE'}>
            <option value="DUE">{m.repeat_from_due()}</option>
            <option value="COMPLETION">{m.repeat_from_completion()}</option>
          </select>
        </label>
      </div>
      <fieldset className="weekdays">
        <legend className="sr-only">{m.repeat_weekdays()}</legend>
        {weekdayFields.map((name, n) => (
          <label key={name}>
            <input type="checkbox" name={name} value="1" defaultChecked={weekdays.includes(n + 1)} />
            {weekdayName(n + 1, 'short')}
          </label>
        ))}
      </fieldset>
      {error && (
        <p id="repeat-error" className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
