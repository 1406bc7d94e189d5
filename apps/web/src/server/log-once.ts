const logged = new Set<string>();
const most = 100;

/** Logs a line for the operator only once, since whoever causes it may do so thousands of times. */
export function logOnce(line: string): void {
  if (logged.has(line) || logged.size >= most) return;
  logged.add(line);
  console.warn(line);
}
