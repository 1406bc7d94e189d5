import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../messages/locale';

let scripts: string[] | undefined;

/**
 * Addresses of the scripts with the messages of a page in its language, whose names contain a hash of their content
 * (messages-script.ts). The board needs only the first one.
 * @param page its route
 */
export function messagesScripts(locale: Locale, page: string): string[] {
  return page === '/' ? [addressOf(locale)] : [addressOf(locale), addressOf(`more-${locale}`)];
}

function addressOf(name: string): string {
  scripts ??= readdirSync(join(process.cwd(), '.next/static/chunks'));
  const script = scripts.find((file) => file.startsWith(`messages-${name}-`));
  if (!script) throw new Error(`The build has no messages "${name}": build the site again`);
  return `/_next/static/chunks/${script}`;
}
