/** A timestamp as the drivers return it: a Date by MySQL, the text `YYYY-MM-DD HH:MM:SS.mmm` in UTC by SQLite. */
export type StoredTimestamp = Date | string;

/** The form that the API uses, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export function toIso(value: StoredTimestamp): string {
  return typeof value === 'string' ? `${value.slice(0, 10)}T${value.slice(11)}Z` : value.toISOString();
}

/** The text form, which both databases store and compare in the same way. */
export function toStored(value: StoredTimestamp): string {
  return typeof value === 'string' ? value : value.toISOString().slice(0, 23).replace('T', ' ');
}
