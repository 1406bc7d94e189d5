import type { Installation } from '../installation.ts';
import type { Person } from '../person.ts';
import type { Webhook } from '../webhook.ts';

/** State that all stories share; set when the first of them starts. */
export interface Stage {
  swarm: Installation;
  webhook: Webhook;
  /** Stays logged in through all stories. */
  person: Person;
}
