import { join } from 'node:path';
import Database from 'better-sqlite3';
import { probePort } from '../../tools/start/services/ports.ts';
import { apiProgram } from '../../tools/start/services/programs.ts';
import { startService } from '../../tools/start/services/service.ts';

const statuses = ['TODO', 'PROGRESS', 'DONE'];
const dayMs = 86_400_000;

/** Creates a SQLite file with the API's own migrations and inserts todos directly. @returns its path */
export async function makeTodos(dataDir: string, count: number): Promise<string> {
  const api = await startService(apiProgram({ port: await probePort(0), dataDir }));
  await api.stop();
  const path = join(dataDir, 'todo.sqlite');
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  // The API's search index uses this function.
  db.function('fold', { deterministic: true }, (text: unknown) => text);
  const insert = db.prepare(
    'INSERT INTO todo (title, content, status, created, updated, position, version) VALUES (?, ?, ?, ?, ?, ?, 1)',
  );
  const since = Date.now() - dayMs;
  db.transaction(() => {
    for (let n = 0; n < count; n++) {
      // Times are spread over a day, whatever the number of todos.
      const time = new Date(since + (n / count) * dayMs).toISOString().slice(0, 23).replace('T', ' ');
      insert.run(`Todo number ${n}`, 'Some words about it', statuses[n % 3], time, time, n * 1024);
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return path;
}
