/**
 * Resolves to the result of `work`, if it settles within `ms`.
 * @param fault creates the error of work that takes longer
 * @param late receives a result that comes after the deadline, to release it
 */
export function within<T>(
  ms: number,
  work: Promise<T>,
  fault: () => Error,
  late: (result: T) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let over = false;
    const timer = setTimeout(() => {
      over = true;
      reject(fault());
    }, ms);
    work.then(
      (result) => {
        clearTimeout(timer);
        if (over) late(result);
        else resolve(result);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** Error code of mysql2 for a statement that got no response in time. */
const silent = 'PROTOCOL_SEQUENCE_TIMEOUT';

/** The error for a server that does not respond. */
export function silence(): Error {
  return Object.assign(new Error('the server does not answer'), { code: silent });
}

/** Whether a statement got no response in time; TypeORM copies the code of the errors it wraps. */
export function isSilence(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === silent;
}
