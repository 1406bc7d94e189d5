import type { Token } from '@todo/shared/accounts/token';
import { Field } from '../../ui/field';
import { Timestamp } from '../../ui/timestamp';

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
}

const scopes = { read: 'Read todos', write: 'Read and write todos' };

/** Personal tokens, by which programs authenticate. */
export function TokensSection({ tokens, created, typed, error }: Props) {
  return (
    <section className="panel" aria-labelledby="tokens-title">
      <h2 id="tokens-title">
        Tokens <span className="count">{tokens.length}</span>
      </h2>
      <p className="hint">
        A program that uses the <a href="/docs">REST API</a> shows one as <code>Authorization: Bearer …</code>
      </p>
      {created && (
        <div className="notice" role="status">
          <p>
            This is the token <b dir="auto">{created.name}</b>. Copy it now: it is not kept, and not shown again.
          </p>
          <code className="secret">{created.apiToken}</code>
        </div>
      )}
      {tokens.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list
        <ul className="entries" role="list">
          {tokens.map((token) => (
            <li key={token.id}>
              <p>
                <b dir="auto" id={`token-${token.id}`}>
                  {token.name}
                </b>{' '}
                <span className="chip">{scopes[token.scope]}</span>
                <span className="hint">
                  Made <Timestamp time={token.created} />,{' '}
                  {token.last_used ? (
                    <>
                      last used <Timestamp time={token.last_used} />
                    </>
                  ) : (
                    'never used'
                  )}
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
                  Revoke
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
          <Field name="token_name" label="What it is for" error={error}>
            {(aria) => <input {...aria} defaultValue={typed?.name} placeholder="Backup script" dir="auto" />}
          </Field>
          <Field name="scope" label="It may" error={undefined}>
            {(aria) => (
              <select {...aria} defaultValue={typed?.scope ?? 'write'}>
                {Object.entries(scopes).map(([scope, text]) => (
                  <option key={scope} value={scope}>
                    {text}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <button type="submit">Make a token</button>
      </form>
    </section>
  );
}
