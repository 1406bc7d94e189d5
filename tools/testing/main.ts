import { build } from '../build.ts';
import { Failure } from '../failure.ts';
import { isOnCi } from './ci.ts';
import { buildImagesEarly } from './early-images.ts';
import { containerEngine, type Provided, type Requirement } from './machine/requirements.ts';
import { emptyTally, sum, summary, type Tally } from './reports/tally.ts';
import { type Suite, sideBySide } from './suite.ts';
import { suites } from './suites.ts';

// `npm test [-- <word> ...]`: every suite that this machine can run, or those whose name contains one of the words.
// With CI=true a skip is a failure.

const provided = new Map<Requirement, Promise<Provided>>();

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => releaseAll().finally(() => process.exit(code)));
}

const words = process.argv.slice(2);
const isChosen = ({ name }: Suite) => words.length === 0 || words.some((word) => name.includes(word));
const chosen = suites.filter(isChosen);
const tallies: Tally[] = [];
let images: ReturnType<typeof buildImagesEarly> | undefined;
try {
  for (const together of sideBySide([buildSuite(), ...chosen])) {
    // Suites with needs measure time or use the whole machine, so nothing is built meanwhile.
    if (together.some(({ needs }) => needs)) await images?.finished();
    tallies.push(...(await Promise.all(together.map(runAloud))));
    if (tallies.length === 1) images = await startImages();
  }
} finally {
  await releaseAll();
}
const total = sum(tallies);
const skipFails = isOnCi() && total.skipped.length > 0;
say('\n== summary');
if (skipFails) say('CI is set, and on CI a skip is a failure.');
say(summary(total));
if (total.failed.length > 0 || skipFails) process.exitCode = 1;

/** When it fails, the other suites still run: they report what they lack of it, and their results are useful too. */
function buildSuite(): Suite {
  return {
    name: 'build',
    async run() {
      try {
        await build();
        return { ...emptyTally(), passed: 1 };
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        say(error.message);
        return { ...emptyTally(), failed: [{ name: 'build', reason: error.message }] };
      }
    },
  };
}

async function runAloud(suite: Suite): Promise<Tally> {
  say(`\n== ${suite.name}`);
  const begin = performance.now();
  const tally = await run(suite);
  say(`== ${suite.name}: ${Math.round((performance.now() - begin) / 1000)} s`);
  return tally;
}

/** Only where suites follow that can run meanwhile. */
async function startImages() {
  if (!chosen.some(({ needs }) => needs === containerEngine) || chosen[0]?.needs) return undefined;
  const engine = await provide(containerEngine);
  return 'env' in engine ? buildImagesEarly(engine.env) : undefined;
}

function provide(needs: Requirement): Promise<Provided> {
  const thing = provided.get(needs) ?? needs.provide();
  provided.set(needs, thing);
  return thing;
}

async function run({ name, needs, run }: Suite): Promise<Tally> {
  if (!needs) return run({});
  const thing = await provide(needs);
  return 'reason' in thing ? { ...emptyTally(), skipped: [{ name, reason: thing.reason }] } : run(thing.env);
}

async function releaseAll(): Promise<void> {
  await images?.stop();
  for (const providing of provided.values()) {
    const thing = await providing.catch(() => undefined);
    if (thing && 'release' in thing) await thing.release?.();
  }
  provided.clear();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
