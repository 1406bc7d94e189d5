import { execa } from 'execa';

const pingTimeoutMs = 5_000;
const commandTimeoutMs = 60_000;

/** Runs one docker command against `host` and returns its output. @throws with the engine's message */
export async function docker(host: string, args: string[], timeout = commandTimeoutMs): Promise<string> {
  const { stdout } = await execa('docker', args, { timeout, env: { DOCKER_HOST: host } });
  return stdout;
}

/** Whether a container engine answers at `host`, by default the one that the docker command chooses. */
export async function answers(host?: string): Promise<boolean> {
  const { exitCode } = await execa('docker', ['version', '--format', '{{.Server.Version}}'], {
    timeout: pingTimeoutMs,
    reject: false,
    env: host ? { DOCKER_HOST: host } : {},
  });
  return exitCode === 0;
}

/** The endpoint of the docker command's current context. */
export async function currentHost(): Promise<string> {
  if (process.env.DOCKER_HOST) return process.env.DOCKER_HOST;
  const { stdout } = await execa('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], {
    timeout: pingTimeoutMs,
    reject: false,
  });
  return stdout?.trim() || 'unix:///var/run/docker.sock';
}
