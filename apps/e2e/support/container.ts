import { getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';
import { until } from '../../../tools/until.ts';

const stopGraceS = 15;

/** A started container, with methods to inject faults. */
export class Node {
  protected readonly container: StartedTestContainer;

  constructor(container: StartedTestContainer) {
    this.container = container;
  }

  get id(): string {
    return this.container.getId();
  }

  private async engine() {
    return (await getContainerRuntimeClient()).container.getById(this.id);
  }

  inspect = async () => (await this.engine()).inspect();

  /** SIGKILL, as in a crash or by the OOM killer. It stays down until `start()`. */
  kill = async () => (await this.engine()).kill();
  stop = async () => {
    // One that is already down is fine; the engine reports that as an error (304).
    if ((await this.inspect()).State.Running) await (await this.engine()).stop({ t: stopGraceS });
  };
  start = async () => (await this.engine()).start();
  restart = async () => (await this.engine()).restart({ t: stopGraceS });
  /** Freezes all processes: connections stay open, nothing responds. */
  pause = async () => (await this.engine()).pause();
  unpause = async () => (await this.engine()).unpause();

  /** Removes the container with its volume. */
  async remove(): Promise<void> {
    await (await this.engine()).remove({ force: true, v: true });
  }

  async health(): Promise<string> {
    return (await this.inspect()).State.Health?.Status ?? 'none';
  }

  /** @throws with its last output when it does not become healthy in time */
  async healthy(timeoutMs?: number): Promise<void> {
    const name = this.container.getName();
    try {
      await until(`${name} is healthy`, async () => (await this.health()) === 'healthy', timeoutMs);
    } catch (error) {
      const printed = (await this.logs()).trimEnd().split('\n').slice(-15).join('\n');
      throw new Error(`${(error as Error).message}; it is ${await this.health()} and printed last:\n${printed}`);
    }
  }

  /** Waits until it has exited. */
  async ended(): Promise<void> {
    await until(`${this.container.getName()} ended`, async () => !(await this.inspect()).State.Running);
  }

  async exitCode(): Promise<number> {
    return (await this.inspect()).State.ExitCode;
  }

  /** How often the engine has restarted it. */
  async restarts(): Promise<number> {
    return (await this.inspect()).RestartCount;
  }

  /** Its whole output so far. */
  async logs(): Promise<string> {
    const output = await (await this.engine()).logs({ stdout: true, stderr: true, follow: false });
    return output.toString();
  }

  /** Runs a command inside; secrets belong in `environment`. @throws with its output when it fails */
  async exec(command: string[], environment: Record<string, string> = {}): Promise<string> {
    const { exitCode, output } = await this.container.exec(command, { env: environment });
    if (exitCode !== 0) throw new Error(`${command[0]} failed with ${exitCode}: ${output}`);
    return output;
  }
}
