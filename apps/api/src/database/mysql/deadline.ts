/**
 * What `work` gives, if it does within `ms`.
 * @param fault makes the error of work that takes longer
 * @param late is given what comes afterwards, so that it can be put back
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

/** mysql2's code of a statement that got no answer in time. */
const silent = 'PROTOCOL_SEQUENCE_TIMEOUT';

/** A server that does not answer. */
export function silence(): Error {
  return Object.assign(new Error('the server does not answer'), { code: silent });
}

/** Whether a statement got no answer in time; TypeORM copies the code of what it wraps. */
export function isSilence(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === silent;
}
