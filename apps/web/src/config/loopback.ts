/** Loopback host names, in the notation of URLs. */
export const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a host name always means this machine. */
export function isLoopbackName(hostname: string): boolean {
  return loopbackNames.includes(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
