import { docker } from './docker.ts';

/** An engine's view of the Swarm that it is in. */
export interface SwarmState {
  LocalNodeState: string;
  ControlAvailable: boolean;
}

/** @throws Failure when the engine does not answer */
export async function swarmState(): Promise<SwarmState> {
  return JSON.parse(await docker(['info', '--format', '{{json .Swarm}}']));
}
