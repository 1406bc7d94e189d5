import type { Token } from '@todo/shared/accounts/token';
import { m } from '../../messages/messages';
import { useMoment } from '../../ui/dates/timestamp';
import { Field } from '../../ui/fields/field';
import { ShownOnce } from '../../ui/shown-once';

/** The fields of a rejected token form. */
export interface TypedToken {
  name: string;
  scope: string;
  /** Newest token when the form was rendered, if the outcome of an earlier try is unknown. */
  newest: string | null;
}

interface Props {
  tokens: Token[];
  /** The token that was just created, with its secret. */
  created: { name: string; apiToken: string } | null;
  typed: TypedToken | null;
  error: string | undefined;
  zone: string | null;
}

const scopes = { read: m.scope_read, write: m.scope_write };

/** Personal tokens, by which programs authenticate. */
export function TokensSection({ tokens, created, typed, error, zone }: Props) {
  return (
    <section className="panel" aria-labelledby="tokens-title">
      <h2 id="tokens-title">
        {m.tokens()} <span className="count">{tokens.length}</span>
      </h2>
      <p className="hint">
        {m.tokens_hint()} <a href="/docs">{m.rest_api()}</a>
      </p>
      {created && <ShownOnce text={m.token_created({ name: created.name })} secret={created.apiToken} />}
      {tokens.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
        <ul className="entries" role="list">
          {tokens.map((token) => (
            <li key={token.id}>
              <p>
                <b dir="auto" id={`token-${token.id}`}>
                  {token.name}
                </b>{' '}
                <span className="chip">{scopes[token.scope]()}</span>
                <span className="hint">
                  <TokenTimes made={token.created} used={token.last_used} zone={zone} />
                </span>
              </p>
              <form method="post" action="/account/revoke-token">
                <input type="hidden" name="back" value="/account" />
                <button
                  type="submit"
                  name="token"
                  value={token.id}
                  className="danger"
                  aria-describedby={`token-${token.id}`}
                >
                  {m.revoke()}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/account/create-token">
        <input type="hidden" name="newest" value={typed?.newest ?? Math.max(0, ...tokens.map(({ id }) => id))} />
        <input type="hidden" name="back" value="/account" />
        <div className="row">
          <Field name="token_name" label={m.token_purpose()} error={error}>
            {(aria) => <input {...aria} defaultValue={typed?.name} placeholder={m.token_example()} dir="auto" />}
          </Field>
          <Field name="scope" label={m.token_scope()} error={undefined}>
            {(aria) => (
              <select {...aria} defaultValue={typed?.scope ?? 'write'}>
                {Object.entries(scopes).map(([scope, text]) => (
                  <option key={scope} value={scope}>
                    {text()}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <button type="submit">{m.make_token()}</button>
      </form>
    </section>
  );
}

function TokenTimes({ made, used, zone }: { made: string; used: string | null; zone: string | null }) {
  const texts = { made: useMoment(made, zone), used: useMoment(used ?? made, zone) };
  return used === null ? m.token_unused(texts) : m.token_times(texts);
}
