import { cp } from 'node:fs/promises';

/**
 * Completes the standalone server: `next build` leaves the browser's files out of it, because a site may serve them
 * from elsewhere. Ours must also run alone.
 */
const from = (path: string) => new URL(path, import.meta.url);
const server = './.next/standalone/apps/web/';
await cp(from('./.next/static'), from(`${server}.next/static`), { recursive: true });
await cp(from('./public'), from(`${server}public`), { recursive: true });
