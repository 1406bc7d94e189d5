import { JSONParser } from '@streamparser/json';
import { textsOf } from '../../reading/texts.js';
import { unreadable } from '../../reading/unreadable.js';
import type { SourceFile } from '../source-file.js';

/** An object of JSON whose members nobody has checked. */
export type Json = Record<string, unknown>;

/**
 * The values at some places of a JSON document, one after the other, so that it is never in memory as a whole.
 * @param paths such as `$.cards.*`
 * @throws AppError `import-unreadable`
 */
export async function* valuesAt(file: SourceFile, paths: string[]): AsyncGenerator<unknown> {
  const parser = new JSONParser({ paths, keepStack: false });
  const found: unknown[] = [];
  parser.onValue = ({ value }) => void found.push(value);
  let isEmpty = true;
  for await (const text of textsOf(file.bytes())) {
    isEmpty = false;
    write(() => parser.write(text));
    yield* found.splice(0);
  }
  if (isEmpty) throw unreadable('the file is empty', 'empty');
  if (!parser.isEnded) write(() => parser.end());
  yield* found.splice(0);
}

/**
 * The values at the first of these places where there are any: a program writes its tasks in one of several shapes.
 * What is read only as far as its place is never in memory as a whole.
 */
export async function* valuesAtFirst(file: SourceFile, places: readonly string[]): AsyncGenerator<unknown> {
  for (const place of places) {
    let isThere = false;
    for await (const value of valuesAt(file, [place])) {
      isThere = true;
      yield value;
    }
    if (isThere) return;
  }
}

/** Whether a document of JSON is a list; undefined for what is no JSON. */
export async function isList(file: SourceFile): Promise<boolean | undefined> {
  for await (const text of textsOf(file.bytes())) {
    const [begin] = text.trimStart();
    if (begin !== undefined) return begin === '[' ? true : begin === '{' ? false : undefined;
  }
  throw unreadable('the file is empty', 'empty');
}

function write(part: () => void): void {
  try {
    part();
  } catch (error) {
    throw unreadable(`the file is no complete JSON: ${(error as Error).message.slice(0, 200)}`, 'json');
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textIn(value: Json, name: string): string {
  const text = value[name];
  return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
}

/** The objects of a member that is a list. */
export function objectsIn(value: Json, name: string): Json[] {
  const list = value[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}
