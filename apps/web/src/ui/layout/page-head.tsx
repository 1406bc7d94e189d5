import { createContext, useContext } from 'react';
import { m } from '../../messages/messages';

/** Where the server's rendering finds the title of a page: its `head` stands outside of what a page renders. */
export const HeadSink = createContext<{ title: string } | null>(null);

/** Title of a page. In the browser it is there already: every page of this site is loaded by itself. */
export function PageHead({ title }: { title: string }) {
  const sink = useContext(HeadSink);
  if (sink) sink.title = m.page_title({ title });
  return null;
}
