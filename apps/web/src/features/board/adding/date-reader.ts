// Loaded together, with the first letter of a line.
export { readLine } from '@todo/shared/capture/capture';
export { DateChip } from './date-chip';
