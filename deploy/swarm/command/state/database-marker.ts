import { docker, list } from '../engine/docker.ts';

/** Label of the Swarm object whose existence means that the database of this installation was created. */
export const markerLabel = 'todo.database';
const markerName = 'todo_database';

/** Whether the database was created; still true after its volume was lost, until `down --volumes`. */
export async function databaseMarker(): Promise<boolean> {
  return (await list(['config', 'ls', '--quiet', '--filter', `label=${markerLabel}`])).length > 0;
}

export async function markDatabase(): Promise<void> {
  if (await databaseMarker()) return;
  await docker(['config', 'create', '--label', `${markerLabel}=made`, markerName, '-'], { input: 'made' });
}
