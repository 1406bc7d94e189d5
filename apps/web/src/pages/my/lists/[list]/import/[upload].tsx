import { PreviewPage } from '../../../../../features/lists/carrying/preview-page';
import { withLogInFallback } from '../../../../../features/login/log-in-page';

export { uploadRoute as getServerSideProps } from '../../../../../features/lists/carrying/finish-import';
export default withLogInFallback(PreviewPage);
