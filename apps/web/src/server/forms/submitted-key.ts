import { createHash, randomUUID } from 'node:crypto';
import type { Post } from './post';

/** The key that a form was sent with; a form without one gets its own, so that no proxy's repetition is a second write. */
export function keyOf(form: URLSearchParams): string {
  const key = form.get('key') ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(key) ? key : randomUUID();
}

/**
 * The key of one button among those that share the key of their page: pressed twice it acts once, and the button beside
 * it is another write.
 */
export function actionKey({ key, path, form }: Post): string {
  const fields = [...form].filter(([name]) => name !== 'key' && name !== 'back' && !name.startsWith('login_'));
  const asked = createHash('sha256')
    .update(JSON.stringify([path, fields]))
    .digest('base64url');
  return `${key}.${asked.slice(0, 22)}`;
}
