import { GenericContainer } from 'testcontainers';

/** A container as the stacks run it: it can write below /tmp only, and has no privilege left to use. */
export class ConfinedContainer extends GenericContainer {
  constructor(image: string) {
    super(image);
    this.hostConfig.ReadonlyRootfs = true;
    this.withDroppedCapabilities('ALL').withTmpFs({ '/tmp': 'rw' });
  }
}
