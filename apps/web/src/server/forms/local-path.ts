import { idOf } from './id';

/** A host that is never contacted: paths are parsed relative to it. */
const site = 'http://here.invalid';

/** Parses a path of this site, with its query. @throws TypeError if it is not valid */
export function siteUrl(path: string): URL {
  return new URL(path, site);
}

/**
 * The page to return to after an action, as a path of this site.
 * Anything that a browser could resolve to another site (`//host`, `/\host`, a scheme) is replaced by the board.
 */
export function localPath(back: string | null | undefined): string {
  if (!back?.startsWith('/') || back.length > 4_000) return '/';
  try {
    const url = siteUrl(back);
    return url.origin === site && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}

/** What the board at a path shows, as its address names it: the id of a list, `ALL`, or empty for the own one. */
export function choiceOf(path: string): string {
  const choice = siteUrl(path).searchParams.get('list');
  return choice === 'ALL' ? choice : (idOf(choice)?.toString() ?? '');
}

/** The list of the board or form at a path of this site; undefined is the own one. */
export function listOf(path: string): number | undefined {
  return idOf(siteUrl(path).searchParams.get('list'));
}
