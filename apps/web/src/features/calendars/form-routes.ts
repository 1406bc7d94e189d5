import { FeedKind } from '@todo/shared/calendar/feed';
import { createFeed, revokeFeed } from '../../api/calendars';
import { m } from '../../messages/messages';
import { pageWithForm } from '../../server/forms/form-page';
import { idOf } from '../../server/forms/id';
import type { FormOutcome, Post } from '../../server/forms/post';
import { formPage } from '../login/form-page-behind-log-in';
import type { CalendarsProps } from './calendars-page';
import { calendarsRoute, loadCalendarsPage } from './load-calendars';
import { calendarRefusalOf } from './refusals';

const refuse = ({ context, form }: Post, error: unknown) => loadCalendarsPage(context, form, calendarRefusalOf(error));

/** /my/calendars */
export const calendarsPageRoute = pageWithForm(calendarsRoute, formPage<CalendarsProps>({ act: make, refuse }));

/** /my/calendars/revoke */
export const revokeCalendarRoute = formPage<CalendarsProps>({ act: revoke, refuse }, () => '/my/calendars');

/** Shows the address at once instead of redirecting: it is stored nowhere. */
async function make({ form, context, origin }: Post): Promise<FormOutcome<CalendarsProps>> {
  const list = form.get('list') ?? '';
  const { value, consistencyToken } = await createFeed(context.request, {
    list: list === '' ? null : Number(list),
    kind: FeedKind.safeParse(form.get('kind')).data ?? 'events',
  });
  context.request.consistencyToken = consistencyToken ?? context.request.consistencyToken;
  const address = `${origin}${new URL(value.url).pathname}`;
  const page = await loadCalendarsPage(context, form, undefined, address);
  return { answer: {}, consistencyToken, show: { ...page, status: 201 } };
}

async function revoke({ form, context, key }: Post): Promise<FormOutcome<CalendarsProps>> {
  const { consistencyToken } = await revokeFeed(context.request, idOf(form.get('calendar')) ?? 0, key);
  return { answer: {}, consistencyToken, flash: { text: m.calendar_revoked() } };
}
