import { Injectable } from '@nestjs/common';
import type { Readiness } from '@todo/shared/health';
import { Database, type DatabaseHealth } from '../database/database.js';
import { SharedStore } from '../store/shared-store.js';
import { Draining } from './draining.js';

type Parts = DatabaseHealth & { cache: 'ok' | 'down' | undefined };

/** How long a result is cached, so that a flood of probes costs one check per second. */
const sharedMs = 1_000;

@Injectable()
export class HealthService {
  private parts: { askedAt: number; answer: Promise<Parts> } | undefined;

  constructor(
    private readonly db: Database,
    private readonly store: SharedStore,
    private readonly draining: Draining,
  ) {}

  /**
   * Ready means that reads and writes can be served, and that this process was not asked to stop. The cache is reported
   * where there is one, but does not count: the service works without it.
   */
  async readiness(): Promise<Readiness> {
    const { writer, reader, cache } = await this.shared();
    const server = this.draining.started ? 'draining' : 'ok';
    const needed = { writer, reader, server } as const;
    const status = Object.values(needed).every((state) => state === 'ok') ? 'ok' : 'unavailable';
    return { status, parts: { ...needed, ...(cache && { cache }) } };
  }

  private shared(): Promise<Parts> {
    const now = performance.now();
    if (!this.parts || now - this.parts.askedAt >= sharedMs) this.parts = { askedAt: now, answer: this.ask() };
    return this.parts.answer;
  }

  private async ask(): Promise<Parts> {
    const [database, cache] = await Promise.all([this.db.health(), this.store.health()]);
    return { ...database, cache };
  }
}
