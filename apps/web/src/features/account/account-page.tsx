import type { User } from '@todo/shared/accounts/account';
import type { Session } from '@todo/shared/accounts/session';
import type { Token } from '@todo/shared/accounts/token';
import { Field } from '../../ui/field';
import { Layout } from '../../ui/layout/layout';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { Timestamp } from '../../ui/timestamp';
import { AccountName } from '../login/password/account-name';
import { NewPasswordFields } from '../login/password/new-password-fields';
import { SessionsSection } from './sessions-section';
import { TokensSection, type TypedToken } from './tokens-section';

export interface AccountProps {
  frame: Frame;
  /** null when it could not be loaded */
  account: { user: User; sessions: Session[]; tokens: Token[] } | null;
  /** A token that was just created; it is shown only this once. */
  created: { name: string; apiToken: string } | null;
  /** The fields of a rejected form, as typed. */
  typed: TypedToken | null;
  /** Whether the rejected password change was to revoke the tokens too. */
  revoke: boolean;
  refusal: Refusal | null;
}

/** The account: its password, sessions, tokens and data. */
export function AccountPage({ frame, account, created, typed, revoke, refusal }: AccountProps) {
  const errorOf = (field: string) => refusal?.fields.find((error) => error.name === field)?.detail;
  return (
    <Layout frame={frame} title="Account">
      <div className="narrow account-page">
        <h1>Account</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {account && (
          <p>
            You are <b dir="auto">{account.user.name}</b>, here since <Timestamp time={account.user.created} />.
          </p>
        )}
        {(account || typed) && (
          <>
            <section className="panel" aria-labelledby="password-title">
              <h2 id="password-title">Password</h2>
              <form method="post" action="/account/password">
                {refusal?.unknown && <input type="hidden" name="again" value="1" />}
                <input type="hidden" name="back" value="/account" />
                <AccountName name={frame.account ?? ''} />
                <Field name="current_password" label="Current password" error={errorOf('current_password')}>
                  {(aria) => <input {...aria} type="password" autoComplete="current-password" />}
                </Field>
                <NewPasswordFields label="New password" errorOf={errorOf} />
                {account?.tokens.length !== 0 && (
                  <label className="row">
                    <input type="checkbox" name="revoke_tokens" value="true" defaultChecked={revoke} />
                    Revoke all tokens as well
                  </label>
                )}
                <p className="hint">
                  Changing it ends all other sessions. Whoever has a token gets in with it until it is revoked.
                </p>
                <button type="submit">Change password</button>
              </form>
            </section>
            {account && <SessionsSection sessions={account.sessions} />}
            <TokensSection
              tokens={account?.tokens ?? []}
              created={created}
              typed={typed}
              error={errorOf('token_name')}
            />
            <section className="panel" aria-labelledby="data-title">
              <h2 id="data-title">Your data</h2>
              <p>
                <a href="/account/export" download>
                  Download everything as a file
                </a>
                <span className="hint"> (JSON: todos with the trash, sessions, tokens)</span>
              </p>
              <details className="confirm" open={Boolean(errorOf('delete_password'))}>
                <summary>Delete the account</summary>
                <form method="post" action="/account/delete">
                  {refusal?.unknown && <input type="hidden" name="again" value="1" />}
                  <input type="hidden" name="back" value="/account" />
                  <AccountName name={frame.account ?? ''} />
                  <p>The account, all its todos and its tokens will be gone for good.</p>
                  <Field name="delete_password" label="Password" error={errorOf('delete_password')}>
                    {(aria) => <input {...aria} type="password" autoComplete="current-password" />}
                  </Field>
                  <button type="submit" className="danger">
                    Delete for good
                  </button>
                </form>
              </details>
            </section>
          </>
        )}
      </div>
    </Layout>
  );
}
