import { randomUUID } from 'node:crypto';
import { clearDone } from '../../api/todos';
import { orLogIn } from '../../components/log-in-page';
import { WorkspacePage } from '../../components/workspace-page';
import { actionPage } from '../../forms/action-page';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async ({ form, visit }) => {
  const { value, token } = await clearDone(visit.caller, form.get('key') || randomUUID());
  const { deleted } = value;
  const text = `${deleted === 1 ? 'One done todo is' : `${deleted} done todos are`} in the trash, where they can be restored.`;
  return { answer: value, token, flash: { text } };
});
