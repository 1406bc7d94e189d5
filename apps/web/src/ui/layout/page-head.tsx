import { createContext, useContext } from 'react';
import { m } from '../../messages/messages';

/** Where the server finds the title of a page: a `head` is outside of what a page renders. */
export const HeadSink = createContext<{ title: string } | null>(null);

/** Title of a page. In the browser it is already set: each page of this site is loaded as a whole. */
export function PageHead({ title }: { title: string }) {
  const sink = useContext(HeadSink);
  if (sink) sink.title = m.page_title({ title });
  return null;
}
