import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { headers } from '@todo/shared/headers';

/** Lets pages of these origins call the API; without any, browsers block other sites. */
export function allowOrigins(app: NestFastifyApplication, origins: string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['ETag', 'Link', 'Location', 'Retry-After', ...Object.values(headers)],
    maxAge: 600,
    strictPreflight: false,
    // Our own OPTIONS routes go on to tell Allow and Accept-Patch.
    preflightContinue: true,
  });
}
