/// <reference lib="dom" />
import { type Browser, chromium, type Page } from '@playwright/test';
import { apiProgram, webProgram } from '../../tools/start/services/programs.ts';
import { ensureChromium } from '../../tools/testing/machine/chromium.ts';
import { printVerdict } from '../measure/report.ts';
import { median } from '../measure/statistics.ts';
import { makeTodos } from '../programs/todos.ts';
import { type Scratch, withScratch } from '../scratch.ts';

const targetMs = 50;
const addedCount = 40;
const keyCount = 60;
/** Pause between two keys, about that of a fast typist. */
const pauseMs = 120;

/** Milliseconds from a key press to its event handler, and to the next paint after it. */
interface Key {
  heard: number;
  painted: number;
}

/**
 * Response times of the board to keys in Chromium: from Enter to the painted card of a new todo, and for any key with
 * 1,000 todos on a CPU throttled to a quarter. The board shows 420 of those: 200 in each active column, 20 completed.
 */
export function benchKeys(): Promise<boolean> {
  return withScratch(async (scratch) => {
    const found = await ensureChromium();
    if ('reason' in found) throw new Error(found.reason);
    const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const adding = await addCards(await openBoard(browser, scratch, 40));
      const page = await openBoard(browser, scratch, 1_000);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const moving = await pressKeys(page, ['j', 'k', 'j', 'j', ' ']);
      const typing = await type(page);
      const painted = median(adding.map((key) => key.painted));
      const heard = (keys: Key[]) => median(keys.map((key) => key.heard));
      console.log(`40 todos: ${adding.length} cards added; slowest ${slowest(adding, 'painted')} ms`);
      console.log(`1,000 todos, CPU 4 times slower, ${keyCount} keys each, from the key to the next paint:`);
      console.log(`  on cards (j, k, x): median ${median(moving.map((key) => key.painted)).toFixed(1)} ms`);
      console.log(`  in the line for a new todo: median ${median(typing.map((key) => key.painted)).toFixed(1)} ms`);
      console.log(`  slowest event handlers: ${slowest(moving, 'heard')} and ${slowest(typing, 'heard')} ms`);
      return [
        printVerdict('Key to painted card, median ms', painted, targetMs),
        printVerdict('Input delay on cards, median ms', heard(moving), targetMs),
        printVerdict('Input delay in the line, median ms', heard(typing), targetMs),
      ].every(Boolean);
    } finally {
      await browser.close();
    }
  });
}

async function openBoard(browser: Browser, { folder, start }: Scratch, todos: number): Promise<Page> {
  const dataDir = await folder();
  await makeTodos(dataDir, todos);
  const api = await start((port) => apiProgram({ port, dataDir }));
  const web = await start((port) => webProgram({ port, apiUrl: api.url }));
  const page = await browser.newPage();
  await page.addInitScript(noteKeys);
  await page.goto(web.url);
  // Set by the script once it has hydrated the page.
  await page.locator('#title[autocomplete=off]').waitFor();
  return page;
}

/** Runs in the page. Event timestamps use the clock of `performance`; a posted message arrives after the paint. */
function noteKeys(): void {
  const keys: Key[] = [];
  Object.assign(window, { keys });
  const note = (event: KeyboardEvent) => {
    const heard = performance.now() - event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keys.push({ heard, painted: performance.now() - event.timeStamp });
      port2.postMessage(null);
    });
  };
  addEventListener('keydown', note, true);
}

const keysOf = (page: Page) => page.evaluate(() => (window as unknown as { keys: Key[] }).keys.splice(0));

/** Presses keys one after the other and waits for the paint after each. */
async function pressAll(page: Page, keys: string[]): Promise<Key[]> {
  await keysOf(page);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pauseMs);
  }
  return keysOf(page);
}

async function addCards(page: Page): Promise<Key[]> {
  const added: Key[] = [];
  for (let n = 0; n < addedCount; n++) {
    await page.locator('#title').fill(`A new todo, number ${n}`);
    const cards = page.locator('.card');
    const before = await cards.count();
    const [key] = await pressAll(page, ['Enter']);
    if (!key || (await cards.count()) !== before + 1) throw new Error(`card ${n} was not painted after the key`);
    added.push(key);
  }
  return added;
}

async function pressKeys(page: Page, keys: string[]): Promise<Key[]> {
  await page.locator('.card-title').first().focus();
  return pressAll(
    page,
    Array.from({ length: keyCount }, (_, n) => keys[n % keys.length] as string),
  );
}

async function type(page: Page): Promise<Key[]> {
  await page.locator('#title').focus();
  return pressAll(page, Array.from('what is typed into the line for a new todo, with its letters').slice(0, keyCount));
}

function slowest(keys: Key[], what: keyof Key): string {
  return Math.max(...keys.map((key) => key[what])).toFixed(1);
}
