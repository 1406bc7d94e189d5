/** A timestamp as the drivers give it: MySQL a Date, SQLite the text `YYYY-MM-DD HH:MM:SS.mmm` in UTC. */
export type StoredTimestamp = Date | string;

/** The wire form, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export function toIso(value: StoredTimestamp): string {
  return typeof value === 'string' ? `${value.slice(0, 10)}T${value.slice(11)}Z` : value.toISOString();
}

/** The text form, which both databases compare and store alike. */
export function toStored(value: StoredTimestamp): string {
  return typeof value === 'string' ? value : value.toISOString().slice(0, 23).replace('T', ' ');
}
