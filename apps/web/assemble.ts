import { access, cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Completes the standalone server: `next build` leaves the browser's files out of it, because a site may serve them
 * from elsewhere. Ours must also run alone.
 */
const from = (path: string) => new URL(path, import.meta.url);
const server = './.next/standalone/apps/web/';
// Where Next puts it depends on the path of the clone. A build without it must not be cached as a success.
await access(from(`${server}server.js`)).catch(() => {
  throw new Error(`next build did not make ${fileURLToPath(from(`${server}server.js`))}`);
});
await cp(from('./.next/static'), from(`${server}.next/static`), { recursive: true });
await cp(from('./public'), from(`${server}public`), { recursive: true });
