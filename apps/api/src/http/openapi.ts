import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ErrorCode, FieldError, Problem } from '@todo/shared/problem';
import { z } from 'zod';
import { type Access, accessExtension } from './access.js';
import { statusOf } from './problem.js';
import { problemResponse } from './returns.js';

/** The contract as OpenAPI 3.0, generated from the schemas that the running handlers validate and serialise with. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('todo')
    .setDescription('REST API of the todo system. Errors are application/problem+json.')
    .setVersion('1.0.0')
    .addBearerAuth({
      type: 'http',
      bearerFormat: 'opaque',
      description: 'where TODO_AUTH=accounts: token of a session or a personal token',
    })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, builder);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...problemSchemas() },
  };
  tellOfTheGate(document);
  return document;
}

/** Adds what the gate in front of the handlers answers, and to whom. */
function tellOfTheGate(document: OpenAPIObject): void {
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path) as [string, Operation][]) {
      const codes = gateFailures[operation[accessExtension] ?? 'caller'];
      for (const code of method === 'get' ? codes : [...codes, ...refusedWrites]) {
        operation.responses[statusOf(code)] ??= problemResponse([code]);
      }
    }
  }
}

type Operation = { responses: Record<string, object>; [accessExtension]?: Access };

/** What is answered before it matters whose request it is. */
const everybody: ErrorCode[] = ['invalid-parameter', 'forbidden', 'headers-too-large'];
const counted: ErrorCode[] = [...everybody, 'rate-limited'];
/** What a write is answered that asks for the impossible: a condition where none can hold, a body where none is read. */
const refusedWrites: ErrorCode[] = ['precondition-failed', 'malformed-json', 'too-large', 'unsupported-media-type'];
const known: ErrorCode[] = [...counted, 'unauthorized'];
const gateFailures: Record<Access, ErrorCode[]> = {
  caller: known,
  account: [...known, 'not-found'],
  session: [...known, 'not-found'],
  guest: [...counted, 'not-found'],
  public: counted,
  probe: counted,
};

/** The problem is sent by the filter, which belongs to no handler, so its schemas are added here. */
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
