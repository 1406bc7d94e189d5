import { GenericContainer } from 'testcontainers';

/** The limits that the stacks set for nginx. */
const TMP_BYTES = 112 * 1024 * 1024;
const MEMORY_BYTES = 384 * 1024 * 1024;

/** A container as the stacks run it: it can write only below /tmp, and cannot gain privileges. */
export class ConfinedContainer extends GenericContainer {
  constructor(image: string) {
    super(image);
    this.hostConfig.ReadonlyRootfs = true;
    this.withDroppedCapabilities('ALL').withTmpFs({ '/tmp': 'rw' });
  }

  /** Limits its memory to that of an nginx task. */
  withMemoryOfNginx(): this {
    this.hostConfig.Memory = MEMORY_BYTES;
    this.hostConfig.MemorySwap = MEMORY_BYTES;
    return this.withTmpFs({ '/tmp': `rw,size=${TMP_BYTES}` });
  }

  /** Limits its open files: the initial limit, and the hard limit. */
  withOpenFiles(soft: number, hard: number): this {
    this.hostConfig.Ulimits = [{ Name: 'nofile', Soft: soft, Hard: hard }];
    return this;
  }
}
