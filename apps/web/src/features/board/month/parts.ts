export { dayTarget } from './day-target';
export { MonthView } from './month-view';
