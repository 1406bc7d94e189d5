import { Injectable, Logger } from '@nestjs/common';
import { consistency } from '../../database/consistency.js';
import { Database, type Reader } from '../../database/database.js';
import { toIso } from '../../database/sql/timestamp.js';
import { Authenticator } from '../../identity/authenticator.js';
import type { Principal } from '../../identity/principal.js';
import { Metrics } from '../../metrics/metrics.service.js';
import { SharedStore } from '../../store/shared-store.js';
import { type BearerKind, hashOf, parseBearer } from './bearer.js';
import { CredentialRepository } from './credential.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** A session that goes unused for this long expires. */
export const sessionLifeMs = 30 * dayMs;
/** Granularity of the recorded last use, so that not every read causes a write. */
const touchEveryMs = 5 * 60 * 1000;
/**
 * How long this instance caches an authenticated caller, and so still accepts what another instance has just revoked.
 */
const knownMs = 1_000;
/** Callers cached at most; when it is full, the oldest entry is evicted and looked up again. */
const knownCapacity = 10_000;

/** Finds the principal on whose behalf a request is made. */
@Injectable()
export class Authentication extends Authenticator {
  private readonly logger = new Logger('Authentication');
  private readonly known = new Map<string, { principal: Principal; until: number }>();
  /** Counts revocations here, so that a lookup that started before one does not cache the revoked principal again. */
  private ended = 0;

  constructor(
    private readonly db: Database,
    private readonly credentials: CredentialRepository,
    private readonly store: SharedStore,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  override recent(header: string): Principal | undefined {
    const entry = this.known.get(header);
    if (entry === undefined) return undefined;
    if (entry.until > Date.now()) {
      this.metrics.lookedUp('memory');
      return entry.principal;
    }
    this.known.delete(header);
    return undefined;
  }

  override async find(header: string): Promise<Principal | undefined> {
    const { ended } = this;
    const principal = await this.lookUp(header);
    if (principal && ended === this.ended) this.keep(header, principal);
    return principal;
  }

  /** The principals whose session or token still exists, as this server sees it. */
  async stillThere(reader: Reader, principals: readonly Principal[]): Promise<ReadonlySet<Principal>> {
    const now = this.db.now();
    const idsOf = (kind: BearerKind) => [...new Set(principals.flatMap(({ by, id }) => (by === kind ? [id] : [])))];
    const present = {
      session: await this.credentials.present(reader, 'session', idsOf('session'), now),
      token: await this.credentials.present(reader, 'token', idsOf('token'), now),
    };
    return new Set(principals.filter(({ by, id }) => by === 'nobody' || present[by].has(id)));
  }

  /** Revokes sessions and tokens on all instances; call it after their rows have been deleted. */
  async revoke(hashes: readonly string[]): Promise<void> {
    this.ended++;
    this.known.clear();
    await this.store.revoke(hashes);
  }

  private async lookUp(header: string): Promise<Principal | undefined> {
    const bearer = parseBearer(header);
    if (!bearer) return this.nobody();
    const hash = hashOf(bearer.token);
    const remembered = await this.store.get(hash);
    if (remembered === 'ended') return this.nobody();
    if (remembered) {
      this.metrics.lookedUp('store');
      return remembered;
    }

    const now = this.db.now();
    // Outside the request's own consistency context, which is about todos and not about credentials.
    const found = await consistency.run({}, () =>
      this.db.readsLatest((reader) => this.credentials.find(reader, bearer.kind, hash, now)),
    );
    if (!found) return this.nobody();
    this.metrics.lookedUp('database');
    const principal: Principal = {
      owner: found.user,
      by: bearer.kind,
      id: found.id,
      scope: found.scope,
      ...(found.list !== null && { list: found.list }),
    };
    await this.store.set(hash, principal);
    if (!found.lastUsed || Date.parse(toIso(found.lastUsed)) < now.getTime() - touchEveryMs) this.note(principal, now);
    return principal;
  }

  private nobody(): undefined {
    this.metrics.lookedUp('nowhere');
  }

  private keep(header: string, principal: Principal): void {
    if (this.known.size >= knownCapacity) this.known.delete(this.known.keys().next().value as string);
    this.known.set(header, { principal: Object.freeze(principal), until: Date.now() + knownMs });
  }

  /** Records the use in the background; a read must succeed even while nothing can be written. */
  private note({ by, id }: Principal, now: Date): void {
    if (by === 'nobody') return;
    const expires = new Date(now.getTime() + sessionLifeMs);
    consistency
      .run({}, () => this.db.writes((tx) => this.credentials.touch(tx, by, id, now, expires)))
      .catch((error: unknown) => this.logger.warn(`a use of a ${by} could not be recorded: ${String(error)}`));
  }
}
