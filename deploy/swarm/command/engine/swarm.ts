import { docker } from './docker.ts';

/** What an engine says of the Swarm that it is in. */
export interface SwarmState {
  LocalNodeState: string;
  ControlAvailable: boolean;
}

/** @throws Failure when the engine does not answer */
export async function swarmState(): Promise<SwarmState> {
  return JSON.parse(await docker(['info', '--format', '{{json .Swarm}}']));
}
