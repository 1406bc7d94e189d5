import type { Captured } from '@todo/shared/capture/capture';
import { useRef, useState } from 'react';
import { localDay } from '../../../browser/day';

type Reader = typeof import('./date-reader');

/** Undefined until it is loaded; until then the server parses the lines. */
let reader: Reader | undefined;
let loading: Promise<void> | undefined;

/** What is sent for a line; `read` asks the server to parse a date, a priority and labels from the title. */
export type Reading = {
  title: string;
  due?: string;
  priority?: string;
  labels?: string;
  rule?: string;
  ruleFrom?: string;
  read?: true;
};

interface TypedDate {
  /** The parsed date, priority and labels, and the title without them. */
  found: Captured | null;
  /** Shows what was found; null until the parser is loaded. */
  Chip: Reader['DateChip'] | null;
  /** Words that the visitor has said are no date, priority or label. */
  kept(): string;
  /** Parses what has been typed so far. @param kept words that stay in the title */
  look(line: string, kept?: string): void;
  /** Rejects what was found: its words stay in the title. */
  keep(): void;
  /** The fields to send for a line. */
  read(line: string): Reading;
}

/** Parses the date, priority and labels of a line while it is typed. The parser is loaded with the first letter. */
export function useTypedDate(): TypedDate {
  const [found, setFound] = useState<Captured | null>(null);
  const typed = useRef({ line: '', kept: '' }).current;

  const find = (): Captured | null => {
    const captured = reader?.readLine(typed.line, localDay());
    return captured?.words && captured.words !== typed.kept ? captured : null;
  };
  const look: TypedDate['look'] = (line, kept = line.trim() ? typed.kept : '') => {
    Object.assign(typed, { line, kept });
    setFound(find());
    if (reader || !line.trim()) return;
    loading ??= import('./date-reader').then(
      (module) => {
        reader = module;
      },
      () => {
        loading = undefined;
      },
    );
    void loading.then(() => setFound(find()));
  };
  return {
    found,
    Chip: reader?.DateChip ?? null,
    kept: () => typed.kept,
    look,
    keep() {
      typed.kept = found?.words ?? '';
      setFound(null);
    },
    read(line) {
      typed.line = line;
      const captured = find();
      if (captured) {
        const { title, due, repeat, repeatFrom, priority, labels } = captured;
        const marks = {
          ...(priority && { priority: String(priority) }),
          ...(labels.length > 0 && { labels: labels.join() }),
        };
        return {
          title,
          ...(due && { due }),
          ...(repeat && { rule: repeat }),
          ...(repeatFrom && { ruleFrom: repeatFrom }),
          ...marks,
        };
      }
      return reader || typed.kept ? { title: line.trim() } : { title: line.trim(), read: true };
    },
  };
}
