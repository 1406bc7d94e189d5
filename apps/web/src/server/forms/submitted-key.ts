import { createHash, randomUUID } from 'node:crypto';
import type { Post } from './post';

/** The key of a submitted form; without one a new key, so that a proxy's retry of the API call is no second write. */
export function keyOf(form: URLSearchParams): string {
  const key = form.get('key') ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(key) ? key : randomUUID();
}

/**
 * The key of one button on a page whose buttons share the page's key: pressed twice it acts once, while another button
 * is another write.
 */
export function actionKey({ key, path, form }: Post): string {
  const fields = [...form].filter(([name]) => name !== 'key' && name !== 'back' && !name.startsWith('login_'));
  const asked = createHash('sha256')
    .update(JSON.stringify([path, fields]))
    .digest('base64url');
  return `${key}.${asked.slice(0, 22)}`;
}
