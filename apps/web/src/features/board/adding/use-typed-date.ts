import type { Captured } from '@todo/shared/capture/capture';
import { useRef, useState } from 'react';
import { localDay } from '../../../browser/day';

type Reader = typeof import('./date-reader');

/** As long as it does not load, the server reads the lines. */
let reader: Reader | undefined;
let loading: Promise<void> | undefined;

/** What is sent of a line: with `read`, the server is to look for a date in it. */
export type Reading = { title: string; due?: string; rule?: string; read?: true };

interface TypedDate {
  /** The date that the line names, and the line without it. */
  found: Captured | null;
  /** Shows it; null as long as nothing can be found. */
  Chip: Reader['DateChip'] | null;
  /** Words of a date that were said to be none. */
  kept(): string;
  /** Looks for a date in what is typed by now. @param kept words that stay in the title */
  look(line: string, kept?: string): void;
  /** The words of the date stay in the title. */
  keep(): void;
  /** The line as it is added. */
  read(line: string): Reading;
}

/** The date in a line that is being typed. What finds it is loaded with the first letter. */
export function useTypedDate(): TypedDate {
  const [found, setFound] = useState<Captured | null>(null);
  const typed = useRef({ line: '', kept: '' }).current;

  const find = (): Captured | null => {
    const captured = reader?.readLine(typed.line, localDay());
    return captured?.dueWords && captured.dueWords !== typed.kept ? captured : null;
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
      typed.kept = found?.dueWords ?? '';
      setFound(null);
    },
    read(line) {
      typed.line = line;
      const captured = find();
      if (captured?.repeat) return { title: captured.title, rule: captured.repeat };
      if (captured?.due) return { title: captured.title, due: captured.due };
      return reader || typed.kept ? { title: line.trim() } : { title: line.trim(), read: true };
    },
  };
}
