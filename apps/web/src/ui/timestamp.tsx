/** A moment to the minute, in UTC. @param time ISO 8601 */
export function Timestamp({ time }: { time: string }) {
  return <time dateTime={time}>{`${time.slice(0, 10)} ${time.slice(11, 16)} UTC`}</time>;
}
