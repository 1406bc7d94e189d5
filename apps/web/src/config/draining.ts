import type { ServerResponse } from 'node:http';
import { processState } from './process-state';

interface State {
  isDraining: boolean;
  /** Responses that do not end by themselves. */
  streams: Set<ServerResponse>;
}

/** Time over which they end, so that their readers do not all reconnect at once. */
const spreadMs = 2_000;

const state = processState<State>('draining', () => ({ isDraining: false, streams: new Set() }));

/** From now on every response closes its connection. */
export function startDraining(): void {
  state.isDraining = true;
  const streams = [...state.streams];
  for (const [index, response] of streams.entries()) {
    setTimeout(() => response.end(), (spreadMs * index) / streams.length);
  }
}

/** Whether the process is shutting down. */
export function isDraining(): boolean {
  return state.isDraining;
}

/** Ends a response when the process shuts down: Next waits for each. */
export function endWhenDraining(response: ServerResponse): void {
  state.streams.add(response);
  response.once('close', () => state.streams.delete(response));
}
