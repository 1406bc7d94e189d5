import { execa } from 'execa';
import { apiProgram, webProgram } from '../../tools/start/services/programs.ts';
import { ensureChromium } from '../../tools/testing/machine/chromium.ts';
import { printVerdict } from '../measure/report.ts';
import { median } from '../measure/statistics.ts';
import { makeTodos } from '../programs/todos.ts';
import { withScratch } from '../scratch.ts';

const todoCount = 40;
const runCount = 5;
/** Fetched when it is run: nothing imports it, and it is larger than everything else that is installed. */
const program = 'lighthouse@13.5.0';

/** Points of 100 that may be missing, by category. */
const targets = { accessibility: 0, 'best-practices': 0, performance: 2 };
const shown = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

interface Report {
  categories: Record<string, { score: number }>;
  audits: Record<string, { displayValue?: string }>;
}

/** Lighthouse as it is set for a phone: a cold visit to the board over a slow line, with the CPU slowed down. */
export function benchLighthouse(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const found = await ensureChromium();
    if ('reason' in found) throw new Error(found.reason);
    const dataDir = await folder();
    await makeTodos(dataDir, todoCount);
    const api = await start((port) => apiProgram({ port, dataDir }));
    const web = await start((port) => webProgram({ port, apiUrl: api.url }));
    const reports: Report[] = [];
    for (let run = 0; run < runCount; run++) {
      const report = await visit(web.url, found.path);
      console.log(shown.map((audit) => `${audit} ${report.audits[audit]?.displayValue}`).join(', '));
      reports.push(report);
    }
    return Object.entries(targets)
      .map(([category, target]) => {
        const missing = median(reports.map(({ categories }) => 100 - 100 * (categories[category]?.score ?? 0)));
        return printVerdict(`Points of 100 that ${category} lacks, median of ${runCount}`, missing, target);
      })
      .every(Boolean);
  });
}

async function visit(url: string, chromium: string): Promise<Report> {
  const categories = Object.keys(targets).join(',');
  const flags = ['--quiet', '--output=json', `--only-categories=${categories}`];
  const chrome = '--chrome-flags=--headless --no-sandbox --disable-gpu';
  const { stdout } = await execa('npx', ['--yes', program, url, ...flags, chrome], {
    env: { CHROME_PATH: chromium },
    timeout: 300_000,
  });
  return JSON.parse(stdout) as Report;
}
