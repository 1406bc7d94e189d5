import { m as ofAllLanguages } from '../../dist/messages/messages.js';
import './locale';

declare global {
  var todoMessages: typeof ofAllLanguages | undefined;
}

/** In the browser the messages of the page's language, from the script that stands before all others (messages-script.ts). */
function ofThisPage(): typeof ofAllLanguages {
  // Without it the page stays as the server made it, and its forms work.
  if (!globalThis.todoMessages) throw new Error('The script with the messages of this page did not load');
  return globalThis.todoMessages;
}

/** Every text of the site, by its name in `messages/<language>.json`. */
export const m = typeof window === 'undefined' ? ofAllLanguages : ofThisPage();
