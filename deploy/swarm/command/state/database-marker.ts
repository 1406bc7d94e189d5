import { docker, list } from '../engine/docker.ts';

/** Label of the object that says: the database of this installation was made. */
export const MARKER_LABEL = 'todo.database';
const NAME = 'todo_database';

/** Whether the database was made; it goes on being so while its volume is lost. `down --volumes` ends it. */
export async function databaseMarker(): Promise<boolean> {
  return (await list(['config', 'ls', '--quiet', '--filter', `label=${MARKER_LABEL}`])).length > 0;
}

export async function markDatabase(): Promise<void> {
  if (await databaseMarker()) return;
  await docker(['config', 'create', '--label', `${MARKER_LABEL}=made`, NAME, '-'], { input: 'made' });
}
