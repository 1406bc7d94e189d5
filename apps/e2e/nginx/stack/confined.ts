import { GenericContainer } from 'testcontainers';

/** The bounds of the stacks for nginx. */
const TMP_BYTES = 112 * 1024 * 1024;
const MEMORY_BYTES = 384 * 1024 * 1024;

/** A container as the stacks run it: it can write below /tmp only, and has no privilege left to use. */
export class ConfinedContainer extends GenericContainer {
  constructor(image: string) {
    super(image);
    this.hostConfig.ReadonlyRootfs = true;
    this.withDroppedCapabilities('ALL').withTmpFs({ '/tmp': 'rw' });
  }

  /** Gives it the memory of an nginx task. */
  withMemoryOfNginx(): this {
    this.hostConfig.Memory = MEMORY_BYTES;
    this.hostConfig.MemorySwap = MEMORY_BYTES;
    return this.withTmpFs({ '/tmp': `rw,size=${TMP_BYTES}` });
  }

  /** Bounds the files it may have open: what it starts with, and how far it may raise that. */
  withOpenFiles(soft: number, hard: number): this {
    this.hostConfig.Ulimits = [{ Name: 'nofile', Soft: soft, Hard: hard }];
    return this;
  }
}
