/** What of a todo counts toward the quota of its list. */
export interface Stored {
  title: string;
  content: string;
}

/** UTF-8 bytes of a todo that count. */
export function bytesOf({ title, content }: Stored): number {
  return Buffer.byteLength(title) + Buffer.byteLength(content);
}
