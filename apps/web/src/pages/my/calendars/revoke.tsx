import { CalendarsPage } from '../../../features/calendars/calendars-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { revokeCalendarRoute as getServerSideProps } from '../../../features/calendars/form-routes';
export default withLogInFallback(CalendarsPage);
