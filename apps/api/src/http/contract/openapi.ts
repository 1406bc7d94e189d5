import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ErrorCode, FieldError, Problem } from '@todo/shared/problem';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { headerComponents } from './openapi-headers.js';
import { completeOperation, type Operation } from './openapi-operation.js';

/** The contract as OpenAPI 3.0, generated from the schemas that the running handlers validate and serialize with. */
export function buildOpenApi(app: INestApplication, { TODO_AUTH }: Pick<Config, 'TODO_AUTH'>): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('todo')
    .setDescription('REST API of the todo system. Errors are application/problem+json.')
    .setVersion('1.0.0')
    .addServer('/', 'where this document was loaded from');
  if (TODO_AUTH === 'accounts') {
    builder
      .addBearerAuth({ type: 'http', bearerFormat: 'opaque', description: 'token of a session, or a personal token' })
      .addSecurityRequirements('bearer');
  }
  const document = SwaggerModule.createDocument(app, builder.build());
  document.components = {
    ...document.components,
    schemas: sorted({ ...document.components?.schemas, ...problemSchemas() }),
    headers: headerComponents,
  };
  document.paths = sorted(document.paths);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
      completeOperation(operation, method, path, TODO_AUTH);
    }
  }
  return document;
}

/** By name: the order in which modules are loaded would change the text of the document without a change of the contract. */
function sorted<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}

/** The filter sends the problems and belongs to no handler, so their schemas are added here. */
function problemSchemas() {
  const { schemas } = z.toJSONSchema(problemRegistry(), {
    target: 'openapi-3.0',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id, id, ...schema }]) => [name, schema]),
  ) as NonNullable<OpenAPIObject['components']>['schemas'];
}

function problemRegistry() {
  return z
    .registry<{ id: string }>()
    .add(ErrorCode, { id: 'ErrorCode' })
    .add(FieldError, { id: 'FieldError' })
    .add(Problem, { id: 'Problem' });
}
