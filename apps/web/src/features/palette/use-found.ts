import { useEffect, useRef, useState } from 'react';
import { askFound, type Found } from './found';

/** Milliseconds after the last keystroke until a search is sent. */
const typingMs = 150;
const timeoutMs = 8_000;

interface Answer {
  found: Found;
  /** The site could not be reached. */
  failed: boolean;
}

/** Lists and todos that match the query; the previous result stays until the next one arrives. */
export function useFound(q: string): Answer {
  const [answer, setAnswer] = useState<Answer>({ found: { lists: [], todos: [] }, failed: false });
  const isFirst = useRef(true);
  useEffect(() => {
    const cancel = new AbortController();
    let isOver = false;
    const ask = async () => {
      const late = setTimeout(() => cancel.abort(), timeoutMs);
      const found = await askFound(q.trim(), cancel.signal);
      clearTimeout(late);
      if (!isOver) setAnswer((before) => (found ? { found, failed: false } : { ...before, failed: true }));
    };
    const timer = setTimeout(ask, isFirst.current ? 0 : typingMs);
    isFirst.current = false;
    return () => {
      isOver = true;
      clearTimeout(timer);
      cancel.abort();
    };
  }, [q]);
  return answer;
}
