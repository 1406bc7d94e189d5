import { Failure, runCommand } from '../failure.ts';
import { apiProgram } from './services/programs.ts';
import { readSettings } from './settings.ts';

// `npm run seed`: loads a sample list through the running API. A second run adds nothing for as long as the API keeps
// idempotency keys, which is a day. Where people log in, TODO_TOKEN is a personal token of the list's owner.

const timeoutMs = 10_000;

/** In the order of the board, from the top. */
const samples = [
  { status: 'PROGRESS', title: 'Pick a swarm: one manager and two workers will do' },
  { status: 'PROGRESS', title: 'Create the overlay network that all stacks share' },
  {
    status: 'PROGRESS',
    title: 'Build the MySQL image with its two roles',
    content: 'One image; the environment decides.',
  },
  { status: 'PROGRESS', title: 'Start the master, then let the replicas copy it' },
  { status: 'PROGRESS', title: 'Put a load balancer before the replicas' },
  { status: 'TODO', title: 'Roll out the API and the web, and watch nobody notice' },
  { status: 'DONE', title: 'Clone the repository' },
  { status: 'DONE', title: 'Type npm start and open the board' },
];

await runCommand(async () => {
  const { apiPort, dataDir } = readSettings(process.env);
  const { url } = apiProgram({ port: apiPort, dataDir });
  let added = 0;
  // New todos are added on top, so the last one is created first.
  for (const [index, sample] of [...samples.entries()].reverse()) {
    if (await create(url, `sample-list-${index + 1}`, sample)) added += 1;
  }
  process.stdout.write(`Sample list: ${added} new, ${samples.length - added} already there\n`);
});

/** @returns whether it was created now and not by an earlier run */
async function create(url: string, key: string, todo: (typeof samples)[number]): Promise<boolean> {
  const response = await fetch(`${url}/todo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...credentials() },
    body: JSON.stringify(todo),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error) => {
    const reason = error.cause?.code ?? error.message;
    throw new Failure(
      `no API answers at ${url} (${reason}): run \`npm start\` first, or set TODO_API_PORT to its port`,
    );
  });
  const body = await response.text();
  if (response.status === 401) {
    throw new Failure(`the API at ${url} requires authentication: set TODO_TOKEN to a personal token that may write`);
  }
  if (response.status !== 201)
    throw new Failure(`the API at ${url} refused "${todo.title}" (${response.status}): ${body}`);
  return response.headers.get('idempotency-replayed') !== 'true';
}

function credentials(): Record<string, string> {
  const { TODO_TOKEN } = process.env;
  return TODO_TOKEN ? { authorization: `Bearer ${TODO_TOKEN}` } : {};
}
