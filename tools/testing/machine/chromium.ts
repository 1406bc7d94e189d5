import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const versionTimeoutMs = 20_000;
const installTimeoutMs = 600_000;

/** Path of the first Chromium that runs: CHROMIUM_PATH, the system's, Playwright's own. */
export async function findChromium(): Promise<string | undefined> {
  const chosen = process.env.CHROMIUM_PATH;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const installed = folders.flatMap((folder) => programNames.map((name) => join(folder, name)));
  for (const path of chosen ? [chosen] : [...new Set(installed), macPath, await playwrightPath()]) {
    if (existsSync(path) && (await runs(path))) return path;
  }
  return undefined;
}

/**
 * Finds Chromium, or installs it where that is possible. CHROMIUM_PATH=none declines.
 * `reason` explains why there is none.
 */
export async function ensureChromium(): Promise<{ path: string } | { reason: string }> {
  if (process.env.CHROMIUM_PATH === 'none') return { reason: 'CHROMIUM_PATH=none opts out of the browser' };
  const found = await findChromium();
  if (found) return { path: found };
  if (process.env.CHROMIUM_PATH) return { reason: `CHROMIUM_PATH=${process.env.CHROMIUM_PATH} does not run` };
  const faults: string[] = [];
  for (const install of [installByApt, installByPlaywright]) {
    const fault = await install();
    if (fault === undefined) {
      const path = await findChromium();
      if (path) return { path };
    } else {
      faults.push(fault);
    }
  }
  return { reason: `no Chromium: ${faults.join('; ')}. Set CHROMIUM_PATH=<program>` };
}

async function installByApt(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 'apt-get needs root on Debian or Ubuntu';
  process.stdout.write('Installing Chromium by apt-get for the browser tests (CHROMIUM_PATH=none declines) ...\n');
  const options = { reject: false, timeout: installTimeoutMs, env: { DEBIAN_FRONTEND: 'noninteractive' } } as const;
  await execa('apt-get', ['-qq', 'update'], options);
  const result = await execa('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'], options);
  return result.failed ? `apt-get: ${lastLine(result.stderr)}` : undefined;
}

async function installByPlaywright(): Promise<string | undefined> {
  process.stdout.write('Downloading Chromium by Playwright for the browser tests (CHROMIUM_PATH=none declines) ...\n');
  const result = await execa('playwright', ['install', 'chromium'], { reject: false, timeout: installTimeoutMs });
  return result.failed ? `playwright install: ${lastLine(result.stderr)}` : undefined;
}

async function playwrightPath(): Promise<string> {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** A package may contain only a stub, so the file's existence is not enough. */
async function runs(path: string): Promise<boolean> {
  const { failed } = await execa(path, ['--version'], { reject: false, timeout: versionTimeoutMs });
  return !failed;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
