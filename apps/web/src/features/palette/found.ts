import type { Status } from '@todo/shared/todos/todo';

/** Lists of the visitor, and todos in any of them. */
export interface Found {
  lists: { id: number; name: string; href: string }[];
  todos: { id: number; title: string; status: Status; list: string | null }[];
}

/** Searches by /find. @returns null if the site cannot be reached, or the visitor must log in first */
export async function askFound(q: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const response = await fetch(`/find?${new URLSearchParams({ q })}`, {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      signal,
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
