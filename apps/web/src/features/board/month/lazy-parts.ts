let parts: typeof import('./parts') | undefined;

/** What shows a month; undefined until it is loaded, since a board does without. */
export function monthParts(): typeof parts {
  return parts;
}

export async function loadMonthParts(): Promise<void> {
  parts ??= await import('./parts');
}
