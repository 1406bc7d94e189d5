/** One change of a list as an event, without its id, which depends on the other lists of the listener. */
export interface EventText {
  seq: number;
  /** The lines `event:` and `data:`, and the empty line that ends the event. */
  text: string;
}

/** @param data JSON */
export function eventText(seq: number, kind: string, data: string): EventText {
  return { seq, text: `event: ${kind}\ndata: ${data}\n\n` };
}

/** The events of one list as bytes, for streams of this list alone. */
export function bytesOf(list: number, events: readonly EventText[]): Buffer {
  let text = '';
  for (const { seq, text: event } of events) text += `id: ${list}:${seq}\n${event}`;
  return Buffer.from(text);
}
