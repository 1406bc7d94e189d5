/** How a group of database servers is, and what it would survive. */
export interface Outlook {
  /** Servers that the group counts as its members, and how many of them answer each other. */
  members: number;
  reachable: number;
  /** Servers that there should be. */
  wanted: number;
  /** Whether a server takes writes. */
  writes: boolean;
  /** For a person: what happens if one more machine is lost, or what is to be done now. */
  text: string;
}

/** @param statuses what the running servers say @param wanted how many there should be */
export function outlookOf(statuses: readonly string[], wanted: number): Outlook {
  const views = statuses.flatMap((status) => {
    const [, reachable, members] = /members=(\d+)\/(\d+)( disk=low)?$/.exec(status) ?? [];
    return members
      ? [{ reachable: Number(reachable), members: Number(members), isPrimary: /^MASTER/.test(status) }]
      : [];
  });
  // The majority's view counts: a member that is cut off sees others.
  const [view] = views.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || b.reachable - a.reachable);
  const { reachable = 0, members = 0, isPrimary: writes = false } = view ?? {};
  const isFull = statuses.some((status) => status.startsWith('FULL'));
  const text = isFull ? fullText : textOf({ members, reachable, wanted, writes });
  return { members, reachable, wanted, writes, text };
}

const fullText =
  'the disk of each member that could take writes is full: writes are refused until one of them has room';

function textOf({ members, reachable, wanted, writes }: Omit<Outlook, 'text'>): string {
  if (!writes && reachable * 2 > members) return 'the members are electing the one that takes writes';
  if (!writes) {
    return (
      'no majority: nobody takes writes. Start the machines that are off; if most of the members are lost for good, ' +
      '"npm run swarm -- database begin"'
    );
  }
  const missing = reachable < wanted ? `${wanted - reachable} of ${wanted} members missing; ` : '';
  if (reachable === 1) return `${missing}the loss of this one ends writes and reads, and loses what only it has`;
  // A member that was lost before counts until the group has given it up, which takes seconds.
  if ((reachable - 1) * 2 > members) {
    return `${missing}if one more is lost, another takes writes within about eight seconds, and nothing is lost`;
  }
  return `${missing}if one more is lost, reads go on, and writes wait until it is back or somebody says "database begin"`;
}

const member = /^(MASTER group=ONLINE|(REPLICA|LAGGING) lag=\d+) members=(\d+)\/\3( disk=low)?$/;

/** Whether all members that there should be are in one group. */
export function isWhole(statuses: readonly string[], wanted: number): boolean {
  return statuses.length === wanted && statuses.every((status) => Number(member.exec(status)?.[3]) === wanted);
}
