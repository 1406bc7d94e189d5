import type { Installation } from '../installation.ts';
import type { Person } from '../person.ts';
import type { Webhook } from '../webhook.ts';

/** What all stories share; there once the first of them begins. */
export interface Stage {
  swarm: Installation;
  webhook: Webhook;
  /** Whose log-in lasts through everything that happens. */
  person: Person;
}
