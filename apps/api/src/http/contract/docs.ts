import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import type { Config } from '../../config/config.js';
import { buildOpenApi } from './openapi.js';

/** Serves `/openapi.json`, and at `/docs` a viewer that loads nothing from other hosts. */
export function serveDocs(app: INestApplication, config: Config): void {
  SwaggerModule.setup('docs', app, () => buildOpenApi(app, config), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'todo API',
  });
}
