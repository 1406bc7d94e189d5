import './locale';

/** Every text of the site, by its name in `messages/<language>.json`. */
export { m } from '../../dist/messages/messages.js';
