/** Names of the machine for itself, as they stand in an address. */
export const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a host name leads to this machine only. */
export function isLoopbackName(hostname: string): boolean {
  return loopbackNames.includes(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
