import type { Captured } from '@todo/shared/capture/capture';
import { useRef, useState } from 'react';
import { localDay } from '../../../browser/day';

type Reader = typeof import('./date-reader');

/** As long as it does not load, the server reads the lines. */
let reader: Reader | undefined;
let loading: Promise<void> | undefined;

/** What is sent of a line: with `read`, the server is to look for a date, a priority and labels in it. */
export type Reading = { title: string; due?: string; priority?: string; labels?: string; rule?: string; read?: true };

interface TypedDate {
  /** The date, the priority and the labels that the line names, and the line without them. */
  found: Captured | null;
  /** Shows it; null as long as nothing can be found. */
  Chip: Reader['DateChip'] | null;
  /** Words that were said to be no date, priority or label. */
  kept(): string;
  /** Looks for them in what is typed by now. @param kept words that stay in the title */
  look(line: string, kept?: string): void;
  /** The words that were understood stay in the title. */
  keep(): void;
  /** The line as it is added. */
  read(line: string): Reading;
}

/** The date, the priority and the labels in a line that is being typed. What finds it is loaded with the first letter. */
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
        const { title, due, repeat, priority, labels } = captured;
        const marks = {
          ...(priority && { priority: String(priority) }),
          ...(labels.length > 0 && { labels: labels.join() }),
        };
        return { title, ...(due && { due }), ...(repeat && { rule: repeat }), ...marks };
      }
      return reader || typed.kept ? { title: line.trim() } : { title: line.trim(), read: true };
    },
  };
}
