import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { listStatement, type Row, toWire } from './wire.ts';

// The baseline of `npm run bench -- api`: a bare Fastify handler with a prepared statement on the same file that
// returns the same JSON.

const db = new Database(process.env.BENCH_FILE, { readonly: true });
const list = db.prepare(listStatement);

type StoredRow = Row & { created: string; updated: string };

function toIso(stored: string): string {
  return `${stored.slice(0, 10)}T${stored.slice(11)}Z`;
}

const app = Fastify();
app.get('/todo', async (request) => {
  const origin = `${request.protocol}://${request.host}`;
  return (list.all() as StoredRow[]).map((row) => toWire(row, toIso(row.created), toIso(row.updated), origin));
});
app.get('/readyz', () => 'ready');
process.once('SIGTERM', () => app.close().then(() => process.exit(0)));
await app.listen({ host: '127.0.0.1', port: Number(process.env.BENCH_PORT) });
