/** The state of a group of database servers, and which failures it would survive. */
export interface FaultTolerance {
  /** Servers in the group's view, including unreachable ones. */
  members: number;
  /** How many of `members` can reach each other. */
  reachable: number;
  /** Servers that the group should have. */
  wanted: number;
  /** Whether a primary takes writes. */
  writes: boolean;
  /** For the operator: what happens if one more machine is lost, or what to do now. */
  text: string;
}

/** @param statuses status lines of the running servers @param wanted how many servers there should be */
export function faultToleranceOf(statuses: readonly string[], wanted: number): FaultTolerance {
  const views = statuses.flatMap((status) => {
    const [, reachable, members] = /members=(\d+)\/(\d+)( disk=low)?$/.exec(status) ?? [];
    return members
      ? [{ reachable: Number(reachable), members: Number(members), isPrimary: /^MASTER/.test(status) }]
      : [];
  });
  // The view of the majority counts: a member that is cut off still lists members that it cannot reach.
  const [view] = views.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || b.reachable - a.reachable);
  const { reachable = 0, members = 0, isPrimary: writes = false } = view ?? {};
  const isFull = statuses.some((status) => status.startsWith('FULL'));
  const text = isFull ? fullText : textOf({ members, reachable, wanted, writes });
  return { members, reachable, wanted, writes, text };
}

const fullText =
  'the disks of all members that could take writes are full: writes are refused until one of them has free space';

function textOf({ members, reachable, wanted, writes }: Omit<FaultTolerance, 'text'>): string {
  if (!writes && reachable * 2 > members) return 'the members are electing a primary';
  if (!writes) {
    return (
      'no majority: no member takes writes. Start the machines that are off; if most of the members are lost for good, ' +
      'run "npm run swarm -- database begin"'
    );
  }
  const missing = reachable < wanted ? `${wanted - reachable} of ${wanted} members missing; ` : '';
  if (reachable === 1)
    return `${missing}if this last one is lost too, writes and reads fail, and transactions that only it has are lost`;
  // An unreachable member counts towards the majority until the group expels it, which takes seconds.
  if ((reachable - 1) * 2 > members) {
    return (
      `${missing}if one more is lost, another becomes the primary within about eight seconds, ` +
      'and no acknowledged write is lost'
    );
  }
  return `${missing}if one more is lost, reads continue, and writes wait until it is back or "database begin" is run`;
}

const member = /^(MASTER group=ONLINE|(REPLICA|LAGGING) lag=\d+) members=(\d+)\/\3( disk=low)?$/;

/** Whether all members that there should be are online in one group. */
export function areAllOnline(statuses: readonly string[], wanted: number): boolean {
  return statuses.length === wanted && statuses.every((status) => Number(member.exec(status)?.[3]) === wanted);
}
