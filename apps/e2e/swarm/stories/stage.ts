import type { Installation } from '../installation.ts';
import type { Person } from '../person.ts';
import type { Webhook } from '../webhook.ts';

/** What all stories share; set once the first of them begins. */
export interface Stage {
  swarm: Installation;
  webhook: Webhook;
  /** Stays logged in through all stories. */
  person: Person;
}
