// One chunk, which is loaded when the first letter is typed.
export { readLine } from '@todo/shared/capture/capture';
export { DateChip } from './date-chip';
