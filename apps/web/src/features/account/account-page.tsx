import type { User } from '@todo/shared/accounts/account';
import type { Session } from '@todo/shared/accounts/session';
import type { Token } from '@todo/shared/accounts/token';
import { m } from '../../messages/messages';
import { useMoment } from '../../ui/dates/timestamp';
import { Field } from '../../ui/fields/field';
import { PasswordInput } from '../../ui/fields/password-input';
import { Layout } from '../../ui/layout/layout';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
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
    <Layout frame={frame} title={m.account()}>
      <div className="narrow account-page">
        <h1>{m.account()}</h1>
        {refusal && <RefusalSummary refusal={refusal} />}
        {account && (
          <p>
            <MemberSince user={account.user} zone={frame.zone} />
          </p>
        )}
        {(account || typed) && (
          <>
            <section className="panel" aria-labelledby="password-title">
              <h2 id="password-title">{m.password()}</h2>
              <form method="post" action="/account/password">
                {refusal?.unknown && <input type="hidden" name="again" value="1" />}
                <input type="hidden" name="back" value="/account" />
                <AccountName name={frame.account ?? ''} />
                <Field name="current_password" label={m.current_password()} error={errorOf('current_password')}>
                  {(aria) => <PasswordInput {...aria} autoComplete="current-password" />}
                </Field>
                <NewPasswordFields label={m.new_password()} errorOf={errorOf} />
                {account?.tokens.length !== 0 && (
                  <label className="row">
                    <input type="checkbox" name="revoke_tokens" value="true" defaultChecked={revoke} />
                    {m.revoke_all_tokens()}
                  </label>
                )}
                <p className="hint">{m.change_password_hint()}</p>
                <button type="submit">{m.change_password()}</button>
              </form>
            </section>
            {account && <SessionsSection sessions={account.sessions} zone={frame.zone} />}
            <TokensSection
              tokens={account?.tokens ?? []}
              created={created}
              typed={typed}
              error={errorOf('token_name')}
              zone={frame.zone}
            />
            <section className="panel" aria-labelledby="data-title">
              <h2 id="data-title">{m.your_data()}</h2>
              <p>
                <a href="/account/export" download>
                  {m.download_all()}
                </a>
                <span className="hint">{m.download_hint()}</span>
              </p>
              <details className="confirm" open={Boolean(errorOf('delete_password'))}>
                <summary>{m.delete_account()}</summary>
                <form method="post" action="/account/delete">
                  {refusal?.unknown && <input type="hidden" name="again" value="1" />}
                  <input type="hidden" name="back" value="/account" />
                  <AccountName name={frame.account ?? ''} />
                  <p>{m.delete_account_text()}</p>
                  <Field name="delete_password" label={m.password()} error={errorOf('delete_password')}>
                    {(aria) => <PasswordInput {...aria} autoComplete="current-password" />}
                  </Field>
                  <button type="submit" className="danger">
                    {m.delete_for_good()}
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

function MemberSince({ user, zone }: { user: User; zone: string | null }) {
  return m.account_you({ name: user.name, day: useMoment(user.created, zone) });
}
