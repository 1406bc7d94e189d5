import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../messages/locale';

let scripts: string[] | undefined;

/** Address of the script with the messages of a language, which the build names by its content (next.config.ts). */
export function messagesScript(locale: Locale): string {
  scripts ??= readdirSync(join(process.cwd(), '.next/static/chunks'));
  const script = scripts.find((name) => name.startsWith(`messages-${locale}-`));
  if (!script) throw new Error(`The build has no messages for "${locale}": build the site again`);
  return `/_next/static/chunks/${script}`;
}
