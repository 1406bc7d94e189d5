export { dayForm } from './day-form';
export { dayTarget } from './day-target';
export { MonthView } from './month-view';
export { submitDay } from './submit-day';
