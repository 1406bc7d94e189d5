import { type Group, type Member, patienceMs, startGroup } from '../../apps/e2e/replication/cluster/group.ts';
import { writeInside } from '../../apps/e2e/replication/load/minority.ts';
import { createStory, missing } from '../../apps/e2e/replication/load/story.ts';
import { Writers } from '../../apps/e2e/replication/load/writers.ts';
import { until } from '../../tools/until.ts';
import { printVerdict } from '../measure/report.ts';
import { median } from '../measure/statistics.ts';
import { withDatabaseImages } from '../replicated.ts';

const writerCount = 4;

interface Outage {
  name: string;
  count: number;
  medianS: number;
  mostS: number;
  /** Causes the outage. @returns a function that brings the member back */
  happens(group: Group, primary: Member): Promise<() => Promise<unknown>>;
}

const nothing = async () => undefined;

const outages: Outage[] = [
  {
    name: 'container of the primary killed',
    count: 20,
    medianS: 10,
    mostS: 15,
    async happens(_, primary) {
      await primary.kill();
      return () => primary.start();
    },
  },
  {
    name: 'process of the primary killed',
    count: 20,
    medianS: 9,
    mostS: 9,
    async happens(_, primary) {
      await primary.crash();
      return nothing;
    },
  },
  {
    name: 'planned switch',
    count: 20,
    medianS: 1.5,
    mostS: 1.5,
    async happens(group, primary) {
      const [next] = group.others(primary);
      await primary.query('SELECT group_replication_set_as_primary(?, 5)', [await next?.uuid()]);
      return nothing;
    },
  },
  {
    name: 'primary cut off',
    count: 10,
    medianS: 10,
    mostS: 15,
    async happens(group, primary) {
      await group.disconnect(primary);
      const stopWriting = writeInside(primary);
      await group.primary(group.others(primary));
      const electedAt = Date.now();
      return async () => {
        await until(
          'it leaves the group',
          async () => (await primary.statusInside()).startsWith('OFFLINE'),
          patienceMs,
        );
        const late = (await stopWriting()).filter(({ at }) => at > electedAt);
        await group.reconnect(primary);
        if (late.length > 0) throw new Error(`${late.length} writes were acknowledged by a minority after an election`);
      };
    },
  },
];

/** Measures how long no write is acknowledged while a group of three loses its primary, many times in each way. */
export function benchOutages(): Promise<boolean> {
  return withDatabaseImages(async () => {
    const group = await startGroup();
    try {
      await createStory(await group.allOnline());
      const acknowledged: string[] = [];
      let isMet = true;
      for (const outage of outages) {
        const gaps: number[] = [];
        for (let n = 1; n <= outage.count; n++) gaps.push(await gapOf(group, outage, acknowledged));
        console.log(`${outage.name}, ${outage.count} times: ${gaps.map((gap) => gap.toFixed(1)).join(' ')} s`);
        isMet = printVerdict('  median, seconds', median(gaps), outage.medianS) && isMet;
        isMet = printVerdict('  at most, seconds', Math.max(...gaps), outage.mostS) && isMet;
      }
      const contents = await group.contents();
      const lost = await Promise.all(group.members.map((member) => missing(member, acknowledged)));
      console.log(`${acknowledged.length} writes acknowledged`);
      isMet = printVerdict('writes lost', Math.max(...lost.map(({ length }) => length)), 0) && isMet;
      const unlike = new Set(contents.map((content) => JSON.stringify(content))).size - 1;
      return printVerdict('members that differ from the first', unlike, 0) && isMet;
    } finally {
      await group.stop();
    }
  });
}

/** One outage under load. @param acknowledged collects the written titles @returns the longest gap, in seconds */
async function gapOf(group: Group, { happens }: Outage, acknowledged: string[]): Promise<number> {
  const primary = await group.allOnline();
  const writers = new Writers(group.url('write'), writerCount);
  let bringBack: () => Promise<unknown> = nothing;
  try {
    await until('there is load', () => writers.acknowledged.length > 100, patienceMs);
    bringBack = await happens(group, primary);
    await group.primary(group.others(primary));
    const before = writers.acknowledged.length;
    await until('writes work again', () => writers.acknowledged.length > before + 100, patienceMs);
  } finally {
    await writers.stop();
    acknowledged.push(...writers.acknowledged);
  }
  await bringBack();
  return writers.longestGapMs / 1_000;
}
