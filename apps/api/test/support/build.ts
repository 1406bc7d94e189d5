import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Builds the program, which some tests run, if its sources are newer. */
export default function build(): void {
  for (const project of ['libs/shared', 'apps/api']) {
    const folder = `${root}/${project}`;
    const sources = globSync(`${folder}/src/**/*.ts`).filter((file) => !file.endsWith('.spec.ts'));
    const newest = Math.max(...sources.map(modified));
    const built = Math.min(...sources.map((file) => modified(file.replace('/src/', '/dist/').replace(/\.ts$/, '.js'))));
    if (built >= newest) continue;
    execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', `${folder}/tsconfig.build.json`], {
      stdio: 'inherit',
      timeout: 120_000,
    });
  }
}

/** Modification time in ms; 0 if the file does not exist. */
function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
