import { importPageRoute } from '../../../../../features/lists/carrying/load-import';
import { sendFileRoute } from '../../../../../features/lists/carrying/send-file';
import { pageWithForm } from '../../../../../server/forms/form-page';

export { ImportPage as default } from '../../../../../features/lists/carrying/import-page';
export const getServerSideProps = pageWithForm(importPageRoute, sendFileRoute);
