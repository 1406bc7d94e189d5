import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.js';
import { loadConfig } from '../config/config.js';
import { buildOpenApi } from '../http/contract/openapi.js';

/** Writes the contract of the running handlers to `openapi.json`, so that a review sees how a change affects it. */
const folder = mkdtempSync(join(tmpdir(), 'todo-openapi-'));
try {
  // With accounts, which have additional operations.
  const config = loadConfig({ TODO_AUTH: 'accounts', TODO_DATA_DIR: folder, TODO_LOG_LEVEL: 'silent' });
  const app = await createApp(config);
  writeFileSync(
    new URL('../../openapi.json', import.meta.url),
    `${JSON.stringify(buildOpenApi(app, config), null, 2)}\n`,
  );
  await app.close();
} finally {
  rmSync(folder, { recursive: true });
}
