import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const compressible = /\.(?:js|css|svg|json|html|txt)$/;

/** Writes a `.gz` beside each file that becomes smaller, so that nginx need not compress it for each visitor. */
for (const entry of await readdir(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !compressible.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const plain = await readFile(path);
  const compressed = gzipSync(plain, { level: constants.Z_BEST_COMPRESSION });
  if (compressed.length < plain.length) await writeFile(`${path}.gz`, compressed);
}
