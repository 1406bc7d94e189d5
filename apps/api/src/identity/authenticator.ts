import type { Principal } from './principal.js';

/** Identifies the caller of a request where there are accounts. Provided by the feature that knows credentials. */
export abstract class Authenticator {
  /** The principal of this Authorization header, if it was authenticated a moment ago. */
  abstract recent(header: string): Principal | undefined;

  /** The principal of this Authorization header; undefined when it names no valid session or token. */
  abstract find(header: string): Promise<Principal | undefined>;
}
