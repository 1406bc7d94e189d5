import type { Settings } from '../settings/schema.ts';

const timeoutMs = 5_000;

/**
 * Posts an event to TODO_DEPLOY_WEBHOOK; chat services show its `text`. A deploy never fails because of it.
 * @returns the error as text for a warning, or undefined
 */
export async function notify(
  settings: Settings,
  event: Record<string, unknown> & { text: string },
): Promise<string | undefined> {
  const url = settings.TODO_DEPLOY_WEBHOOK;
  if (!url) return undefined;
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return status < 400 ? undefined : `the webhook answered ${status}`;
  } catch (error) {
    // The error message could contain the address, and with it a token.
    return `the webhook did not answer (${(error as Error).name})`;
  }
}
