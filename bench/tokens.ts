import { Agent, request } from 'undici';
import { printVerdict } from './measure/report.ts';
import { median } from './measure/statistics.ts';
import { withReplicated } from './replicated.ts';

const roundCount = 10_000;
const atATime = 10;
const timedReads = 2_000;
const targetMs = 0.3;
const timeoutMs = 15_000;

/** Reads with the token of a write: how many are stale, and what the token costs once the replica has caught up. */
export function benchTokens(): Promise<boolean> {
  return withReplicated(async ({ api }) => {
    const agent = new Agent({ connections: atATime, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
    const create = async () => {
      const { headers, body } = await request(`${api.url}/todo`, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"title":"seen at once"}',
      });
      const { id } = (await body.json()) as { id: number };
      return { id, token: String(headers['consistency-token']) };
    };
    const read = async (id: number, token?: string) => {
      const { statusCode, headers, body } = await request(`${api.url}/todo/${id}`, {
        dispatcher: agent,
        headers: token ? { 'consistency-token': token } : {},
      });
      await body.dump();
      return { found: statusCode === 200, from: String(headers['read-from']) };
    };

    let stale = 0;
    const from: Record<string, number> = {};
    const client = async () => {
      for (let round = 0; round < roundCount / atATime; round++) {
        const { id, token } = await create();
        const answer = await read(id, token);
        if (!answer.found) stale++;
        from[answer.from] = (from[answer.from] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: atATime }, client));
    console.log(`${roundCount} reads right after their write, with its token: ${stale} stale; answered by`, from);

    const { id, token } = await create();
    await read(id, token);
    const times: Record<'plain' | 'token', number[]> = { plain: [], token: [] };
    for (let n = 0; n < timedReads; n++) {
      for (const kind of ['plain', 'token'] as const) {
        const started = performance.now();
        await read(id, kind === 'token' ? token : undefined);
        times[kind].push(performance.now() - started);
      }
    }
    await agent.close();
    const [plain, withToken] = [median(times.plain), median(times.token)];
    console.log(
      `plain read ${plain.toFixed(3)} ms, with a token ${withToken.toFixed(3)} ms (medians of ${timedReads})`,
    );
    const met = printVerdict('milliseconds that a token adds', withToken - plain, targetMs);
    return met && stale === 0;
  });
}
