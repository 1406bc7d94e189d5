import { docker, list } from '../engine/docker.ts';

/** Label of the Swarm object whose existence means that the database of this installation was created. */
export const MARKER_LABEL = 'todo.database';
const NAME = 'todo_database';

/** Whether the database was created; still true after its volume was lost, until `down --volumes`. */
export async function databaseMarker(): Promise<boolean> {
  return (await list(['config', 'ls', '--quiet', '--filter', `label=${MARKER_LABEL}`])).length > 0;
}

export async function markDatabase(): Promise<void> {
  if (await databaseMarker()) return;
  await docker(['config', 'create', '--label', `${MARKER_LABEL}=made`, NAME, '-'], { input: 'made' });
}
