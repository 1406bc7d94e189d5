import { Injectable } from '@nestjs/common';
import type { Readiness } from '@todo/shared/health';
import { Database } from '../db/database.js';
import { SharedStore } from '../store/shared-store.service.js';
import { Draining } from './draining.js';

@Injectable()
export class HealthService {
  constructor(
    private readonly db: Database,
    private readonly store: SharedStore,
    private readonly draining: Draining,
  ) {}

  /**
   * Ready means: reads can be answered and writes accepted, and nobody asked this process to stop. The cache is told of
   * where there is one; while it is down everything works without it.
   */
  async readiness(): Promise<Readiness> {
    const [{ writer, reader }, cache] = await Promise.all([this.db.health(), this.store.health()]);
    const server = this.draining.started ? 'draining' : 'ok';
    const needed = { writer, reader, server } as const;
    const status = Object.values(needed).every((state) => state === 'ok') ? 'ok' : 'unavailable';
    return { status, parts: { ...needed, ...(cache && { cache }) } };
  }
}
