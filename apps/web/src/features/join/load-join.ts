import { acceptInvite, previewInvite } from '../../api/lists';
import { m } from '../../messages/messages';
import { pageWithForm } from '../../server/forms/form-page';
import { type Loaded, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, withRefusal } from '../../server/refusal';
import { boardOf, listName } from '../../ui/list-names';
import { listRefusalOf } from '../lists/refusals';
import { formPage } from '../login/form-page-behind-log-in';
import type { JoinProps } from './join-page';

const loadPage = page<JoinProps>((context, { params, res }) => {
  // The address is a secret that lets people in: it must not leak to other sites as the Referer.
  res.setHeader('Referrer-Policy', 'same-origin');
  return loadJoinPage(context, String(params?.token));
});

const post = formPage<JoinProps>({
  async act({ context, key, path }) {
    const { value, consistencyToken } = await acceptInvite(context.request, tokenOf(path), { key });
    const flash = { text: m.list_joined({ name: listName(value) }) };
    return { answer: {}, consistencyToken, to: boardOf(value), flash };
  },
  refuse: ({ context, path }, error) => loadJoinPage(context, tokenOf(path), listRefusalOf(error, 'invitation')),
});

/** /join/<token> */
export const joinRoute = pageWithForm(loadPage, post);

function tokenOf(path: string): string {
  return decodeURIComponent(path.split('/')[2] ?? '');
}

async function loadJoinPage(
  context: PageContext,
  token: string,
  failed?: FailedSubmission,
): Promise<Loaded<JoinProps>> {
  const frame = { ...context.frame, here: `/join/${encodeURIComponent(token)}` };
  try {
    const { value } = await previewInvite(context.request, token);
    return { ...withRefusal(failed, { frame, invite: value }), live: true };
  } catch (error) {
    return { ...withRefusal(failed ?? listRefusalOf(error, 'invitation'), { frame, invite: null }), live: true };
  }
}
