import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { textsOf } from '../../reading/texts.js';
import { unreadable } from '../../reading/unreadable.js';
import type { SourceFile } from '../source-file.js';

/** A line of a table. */
export interface Row {
  /** Where it begins, from 1. */
  line: number;
  cells: string[];
}

/** Characters in which the separator is looked for. */
const sampleLength = 64_000;
/** A note has 60,000 bytes at most; what is longer is a quote that nobody closed. */
const longestRow = 1_000_000;

/**
 * The rows of a table, its header first: separated by commas, semicolons, tabs or what its first line `sep=` says.
 * @throws AppError `import-unreadable`
 */
export async function* rowsOf(file: SourceFile): AsyncGenerator<Row> {
  const texts = textsOf(file.bytes());
  const { sample, separator, skipped } = await beginningOf(texts);
  const parser = parse({
    delimiter: separator,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  // Its error is the one that the loop below throws.
  pipeline(Readable.from(joined(sample, texts)), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
      yield { line: info.lines - breaks + skipped, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? toUnreadable(error, skipped) : error;
  }
}

async function beginningOf(texts: AsyncGenerator<string>) {
  let sample = '';
  while (sample.length < sampleLength) {
    const { value, done } = await texts.next();
    if (done) break;
    sample += value;
  }
  const [line, chosen] = /^sep=(.)\r?\n/i.exec(sample) ?? [];
  if (line && chosen) return { sample: sample.slice(line.length), separator: chosen, skipped: 1 };
  return { sample, separator: separatorOf(sample), skipped: 0 };
}

/** What the first line has most of, outside of quotes. */
function separatorOf(sample: string): string {
  const header = /^\s*((?:"[^"]*"|[^"\r\n])*)/.exec(sample)?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

async function* joined(sample: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  if (sample !== '') yield sample;
  yield* texts;
}

function toUnreadable(error: CsvError, skipped: number) {
  const { lines } = error as CsvError & { lines?: number };
  const line = (lines ?? 0) + skipped;
  const isQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const what = isQuote ? 'a quotation mark is opened and never closed' : 'a quotation mark stands inside of a cell';
  return unreadable(`line ${line}: ${what}; write it twice inside of a quoted cell`, 'quote');
}
