import { GenericContainer } from 'testcontainers';

/** The limits that the stacks set for nginx. */
const tmpBytes = 112 * 1024 * 1024;
const memoryBytes = 384 * 1024 * 1024;

/** A container as the stacks run it: it can write only below /tmp, and cannot gain privileges. */
export class ConfinedContainer extends GenericContainer {
  constructor(image: string) {
    super(image);
    this.hostConfig.ReadonlyRootfs = true;
    this.withDroppedCapabilities('ALL').withTmpFs({ '/tmp': 'rw' });
  }

  /** Limits its memory to that of an nginx task. */
  withMemoryOfNginx(): this {
    this.hostConfig.Memory = memoryBytes;
    this.hostConfig.MemorySwap = memoryBytes;
    return this.withTmpFs({ '/tmp': `rw,size=${tmpBytes}` });
  }

  /** Limits its open files: the initial limit, and the hard limit. */
  withOpenFiles(soft: number, hard: number): this {
    this.hostConfig.Ulimits = [{ Name: 'nofile', Soft: soft, Hard: hard }];
    return this;
  }
}
