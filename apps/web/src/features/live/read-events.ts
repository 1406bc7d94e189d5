/** One Server-Sent Event; `data` is undefined if it only moves the position. */
export interface ServerEvent {
  id: string;
  kind: string;
  data: unknown;
  /** Milliseconds to wait before reconnecting. */
  retry: number | undefined;
}

/** Milliseconds of silence after which the connection counts as dead; the server sends something every 15 seconds. */
const silenceMs = 40_000;

interface Reader {
  /** Called for everything that is received, comments included. */
  heard(): void;
  event(event: ServerEvent): void;
}

/** Reads a stream to its end. @throws if it is interrupted or falls silent */
export async function readEvents(body: ReadableStream<Uint8Array>, { heard, event: hear }: Reader): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('silent')), silenceMs);
    });
    try {
      const { done, value } = await Promise.race([reader.read(), silence]);
      if (done) return;
      heard();
      rest += decoder.decode(value, { stream: true });
    } catch (error) {
      void reader.cancel().catch(() => undefined);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parse(block);
      if (event) hear(event);
    }
  }
}

/** @returns undefined for a comment */
function parse(block: string): ServerEvent | undefined {
  const fields: Record<string, string> = {};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
  }
  if (fields.id === undefined) return undefined;
  const data: unknown = fields.data === undefined ? undefined : JSON.parse(fields.data);
  return { id: fields.id, kind: fields.event ?? '', data, retry: Number(fields.retry) || undefined };
}
