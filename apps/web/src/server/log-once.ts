const logged = new Set<string>();
const most = 100;

/** Writes a line for the operator, each only once: whoever causes it may do so a thousand times. */
export function logOnce(line: string): void {
  if (logged.has(line) || logged.size >= most) return;
  logged.add(line);
  console.warn(line);
}
