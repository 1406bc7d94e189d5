import type { Principal } from './principal.js';

/** Tells whose request it is, where people log in. Provided by the feature that knows credentials. */
export abstract class Authenticator {
  /** The principal with this Authorization header, if it was seen a moment ago. */
  abstract recent(header: string): Principal | undefined;

  /** The principal with this Authorization header; undefined when it names no session or token that is alive. */
  abstract find(header: string): Promise<Principal | undefined>;
}
