import { type Property, plain, textOf } from './component.js';

/** How often programs shall look for changes. */
const refresh = 'PT1H';

/** The beginning of a calendar and its end; its components come between. */
export function frameOf(name: string): { head: string; tail: string } {
  const shown = plain(name);
  const properties: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//todo//calendar//EN'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    // The second of each pair is for programs from before RFC 7986.
    ['name', {}, 'text', shown],
    ['x-wr-calname', {}, 'text', shown],
    ['refresh-interval', {}, 'duration', refresh],
    ['x-published-ttl', {}, 'duration', refresh],
  ];
  const tail = 'END:VCALENDAR\r\n';
  return { head: textOf('vcalendar', properties).slice(0, -tail.length), tail };
}
