import { execa } from 'execa';
import { Failure } from '../../../../tools/failure.ts';
import { dockerVariables } from '../environment.ts';

const defaultTimeoutMs = 30_000;

export interface DockerOptions {
  /** Address of another node's engine; by default the one that the docker command itself would use. */
  host?: string;
  /** Standard input: the only way a secret reaches a process. */
  input?: string | Uint8Array;
  timeoutMs?: number;
  env?: Record<string, string>;
}

/** Runs one docker command and returns its output. @throws Failure with the engine's own message */
export async function docker(args: string[], options: DockerOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr, timedOut, message } = await tryDocker(args, options);
  if (exitCode === 0) return stdout;
  const said = timedOut ? `no answer in ${(options.timeoutMs ?? defaultTimeoutMs) / 1000} s` : stderr || message;
  const at = options.host ? ` at ${options.host}` : '';
  throw new Failure(`docker ${args.slice(0, 2).join(' ')}${at}: ${said.trim()}`);
}

/** Runs one docker command without throwing, for callers to whom a failure is a result. */
export async function tryDocker(
  args: string[],
  { host, input, timeoutMs = defaultTimeoutMs, env }: DockerOptions = {},
) {
  const result = await execa('docker', host ? ['--host', host, ...args] : args, {
    reject: false,
    timeout: timeoutMs,
    extendEnv: false,
    env: { ...dockerVariables(), DOCKER_CLI_HINTS: 'false', ...env },
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    maxBuffer: 64 * 1024 * 1024,
  });
  const { exitCode, timedOut, shortMessage = '' } = result;
  return { exitCode, timedOut, message: shortMessage, stdout: String(result.stdout), stderr: String(result.stderr) };
}

/** Options of `docker run` for our images: one without a registry must not be looked up in the public one. */
export function pullOptions(image: string): string[] {
  return image.startsWith('todo/') ? ['--pull', 'never'] : [];
}

/** Full descriptions of these objects, in no particular order; those that do not exist are left out. */
export async function inspect<T>(kind: string, names: string[], host?: string): Promise<T[]> {
  if (names.length === 0) return [];
  // The command prints the objects it found, and fails when one is missing.
  const { stdout, stderr } = await tryDocker(['inspect', '--type', kind, ...names], { host });
  try {
    return JSON.parse(stdout) as T[];
  } catch {
    throw new Failure(`docker inspect: ${stderr.trim()}`);
  }
}

/** The lines that a listing command prints, usually a name or an id each. */
export async function list(args: string[]): Promise<string[]> {
  return (await docker(args)).split('\n').filter(Boolean);
}
