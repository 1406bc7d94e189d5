import { m } from '../../messages/messages';

/** Names of the roles. */
export const roleNames = { owner: m.role_owner, editor: m.role_editor, viewer: m.role_viewer } as const;

/** The same for a select, with what each role may do. */
export const roleHints = {
  owner: m.role_owner_hint,
  editor: m.role_editor_hint,
  viewer: m.role_viewer_hint,
} as const;
