import type { DatabaseServer } from '../cluster/server.ts';

const statementRows = 10_000;

/** Creates the table `story`, so that the database tier is tested without the application. */
export async function createStory(master: DatabaseServer): Promise<void> {
  await master.query('CREATE TABLE story (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(64) NOT NULL UNIQUE)');
}

export async function insert(master: DatabaseServer, title: string): Promise<void> {
  await master.query('INSERT INTO story (title) VALUES (?)', [title]);
}

/** Adds rows called `<prefix>-<number>`. */
export async function fill(master: DatabaseServer, rows: number, prefix = 'row'): Promise<void> {
  const connection = await master.connect();
  try {
    await connection.query('SET SESSION cte_max_recursion_depth = ?', [statementRows]);
    for (let from = 1; from <= rows; from += statementRows) {
      const to = Math.min(rows, from + statementRows - 1);
      const numbers = 'WITH RECURSIVE n AS (SELECT ? AS i UNION ALL SELECT i + 1 FROM n WHERE i < ?)';
      await connection.query(`INSERT INTO story (title) ${numbers} SELECT CONCAT(?, '-', i) FROM n`, [
        from,
        to,
        prefix,
      ]);
    }
  } finally {
    connection.destroy();
  }
}

export async function countRows(server: DatabaseServer): Promise<number> {
  const [row] = await server.query<{ rows: number }>('SELECT COUNT(*) AS `rows` FROM story');
  return row?.rows ?? 0;
}

/** Returns those of the titles that a server does not have. */
export async function missing(server: DatabaseServer, titles: string[]): Promise<string[]> {
  const rows = await server.query<{ title: string }>('SELECT title FROM story');
  const present = new Set(rows.map(({ title }) => title));
  return titles.filter((title) => !present.has(title));
}
