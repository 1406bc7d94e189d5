import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const maxBytes = 10 * 1024 * 1024;
const tailCharacters = 4_000;

/** Appends to a log file and rotates it: with one older part (`<path>.1`), 20 MB at most. */
export class LogFile {
  readonly path: string;
  #bytes: number;
  #tail = '';

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  write(chunk: Buffer): void {
    this.#tail = (this.#tail + chunk.toString()).slice(-tailCharacters);
    try {
      if (this.#bytes + chunk.length > maxBytes) {
        renameSync(this.path, `${this.path}.1`);
        this.#bytes = 0;
      }
      appendFileSync(this.path, chunk);
      this.#bytes += chunk.length;
    } catch {
      // A full disk must not stop the servers that write this log.
    }
  }

  /** The last lines that this process wrote and `isWanted` accepts. */
  tail(lines: number, isWanted: (line: string) => boolean): string {
    return this.#tail.trimEnd().split('\n').filter(isWanted).slice(-lines).join('\n');
  }
}
