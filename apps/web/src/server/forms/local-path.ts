/**
 * The page to return to after an action, as a path of this site.
 * Anything that a browser could take for another site (`//host`, `/\host`, a scheme) becomes the board.
 */
export function localPath(back: string | null | undefined): string {
  if (!back?.startsWith('/') || back.length > 4_000) return '/';
  try {
    const here = 'http://here.invalid';
    const url = new URL(back, here);
    return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}
