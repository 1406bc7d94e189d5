import Fastify from 'fastify';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { listStatement, toWire } from './wire.ts';

// The baseline of `npm run bench -- api --db mysql`: a bare Fastify handler with a mysql2 prepared statement on the
// same servers that returns the same JSON.

const pool = mysql.createPool({
  uri: process.env.BENCH_URL,
  timezone: 'Z',
  dateStrings: ['DATE'],
  connectionLimit: 10,
});

const app = Fastify();
app.get('/todo', async (request) => {
  const origin = `${request.protocol}://${request.host}`;
  const [rows] = await pool.execute<(RowDataPacket & { created: Date; updated: Date })[]>(listStatement);
  return rows.map((row) => toWire(row as never, row.created.toISOString(), row.updated.toISOString(), origin));
});
app.get('/readyz', () => 'ready');
process.once('SIGTERM', () => app.close().then(() => process.exit(0)));
await app.listen({ host: '127.0.0.1', port: Number(process.env.BENCH_PORT) });
