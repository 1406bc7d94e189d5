import { createServer, type Server } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Config, ConfigError } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { Database } from '../database/database.js';

/** Histogram buckets in seconds: from a list served from memory to a write that waits for its lock. */
const durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Prometheus metrics of this instance, on a port of their own that no proxy exposes. */
@Injectable()
export class Metrics implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly registry = new Registry();
  private server: Server | undefined;

  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its response',
    labelNames: ['method', 'route', 'status'],
    buckets: durations,
    registers: [this.registry],
  });
  private readonly callers = new Counter({
    name: 'todo_caller_lookups_total',
    help: 'Where the caller of a request was found: memory, shared store, database, or nowhere',
    labelNames: ['found'],
    registers: [this.registry],
  });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    db: Database,
  ) {
    new Gauge({
      name: 'todo_database_connections',
      help: 'Connections of this instance to the database, and requests waiting for one',
      labelNames: ['pool', 'state'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [pool, { open, free, waiting }] of Object.entries(db.pools())) {
          this.set({ pool, state: 'used' }, open - free);
          this.set({ pool, state: 'free' }, free);
          this.set({ pool, state: 'waiting' }, waiting);
        }
      },
    });
  }

  get enabled(): boolean {
    return this.config.TODO_METRICS_PORT !== undefined;
  }

  /** @param route template of the path, so that ids do not create series of their own */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  lookedUp(found: 'memory' | 'store' | 'database' | 'nowhere'): void {
    if (this.enabled) this.callers.inc({ found });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { TODO_METRICS_PORT: port, TODO_BIND } = this.config;
    if (port === undefined) return;
    collectDefaultMetrics({ register: this.registry });
    const server = createServer(async (request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      response.setHeader('Content-Type', this.registry.contentType);
      response.end(await this.registry.metrics());
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new ConfigError(`TODO_METRICS_PORT ${port} cannot be opened (${error.code}): choose another`)),
      );
      server.listen(port, TODO_BIND.host, resolve);
    });
  }

  onApplicationShutdown(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
