import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RequestMethod, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import { returnsMetadata } from '../../src/http/contract/returns.js';
import { type Api, startApi } from '../support/api.js';
import { contract, contractText } from '../support/checks/contract.js';

let api: Api;
beforeAll(async () => {
  // With accounts, which have additional operations.
  api = await startApi({ TODO_AUTH: 'accounts' });
});
afterAll(() => api.stop());

interface Operation {
  summary?: string;
  description?: string;
  parameters: { in: string; name: string; schema: { type?: string } }[];
}

function operations({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap((path) => Object.values(path as Record<string, Operation>));
}

/** Method, path and declared status of every handler, read from the running controllers. */
function handlers(): { method: string; path: string; status: number }[] {
  const controllers = new DiscoveryService(api.app.get(ModulesContainer)).getControllers();
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as Type).prototype as Record<string, object>;
    const root = String(Reflect.getMetadata('path', metatype as Type));
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as object;
      const path = Reflect.getMetadata('path', handler) as string | undefined;
      if (path === undefined) return [];
      const segments = [root, path].flatMap((part) => part.split('/')).filter((segment) => segment !== '');
      return {
        method: String(RequestMethod[Reflect.getMetadata('method', handler)]).toLowerCase(),
        path: `/${segments.map((segment) => segment.replace(/^:(\w+)/, '{$1}')).join('/')}`,
        status: (Reflect.getMetadata(returnsMetadata, handler) as { status: number }).status,
      };
    });
  });
}

describe('GET /openapi.json', () => {
  test('is a valid OpenAPI document, which client generators can read', async () => {
    const { body } = await api.client.get<Record<string, unknown>>('/openapi.json');
    const result = await new Validator().validate(body);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  test('an invalid document is detected', async () => {
    const broken: { components: { schemas: Record<string, unknown> } } = JSON.parse(contractText);
    broken.components.schemas.Todo = { type: 'thing' };
    expect((await new Validator().validate(broken as never)).valid).toBe(false);
  });

  test('the committed openapi.json is the one that is served; `npm run openapi` writes it', async () => {
    const { body } = await api.client.get<OpenAPIObject>('/openapi.json');
    expect(`${JSON.stringify(body, null, 2)}\n`).toBe(contractText);
  });

  test('without accounts, no operation requires a credential', async () => {
    const open = await startApi();
    const { body } = await open.client.get<OpenAPIObject>('/openapi.json');
    await open.stop();
    expect(body.security ?? []).toEqual([]);
    expect(body.components?.securitySchemes ?? {}).toEqual({});
    for (const operation of operations(body)) expect(operation).not.toHaveProperty('security');
  });

  test('every operation has a summary and a description', () => {
    for (const operation of operations(contract)) {
      expect(operation.summary).toMatch(/^[A-Z].{3,}/);
      expect(operation.description).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  test('ids, numbers and booleans are typed, so that a generated client does not accept strings for them', () => {
    const types = new Map<string, unknown>();
    for (const { parameters } of operations(contract)) {
      for (const { in: where, name, schema } of parameters) types.set(`${where} ${name}`, schema.type);
    }
    expect(Object.fromEntries(types)).toMatchObject({
      'path id': 'integer',
      'query limit': 'integer',
      'query count': 'boolean',
      'query deleted': 'boolean',
    });
  });

  test('includes every handler, with the status it declares', () => {
    const found = handlers();
    expect(found.length).toBeGreaterThanOrEqual(12);
    const missing = found.filter(({ method, path, status }) => {
      const operation = (contract.paths[path] as Record<string, { responses: object }> | undefined)?.[method];
      return !operation || !(String(status) in operation.responses);
    });
    expect(missing).toEqual([]);
  });

  test('every reference in it can be resolved', () => {
    const references = [...JSON.stringify(contract).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => String(match[1]));
    expect(references.length).toBeGreaterThan(10);
    const lost = references.filter((reference) => {
      const segments = reference.replace(/^#\//, '').split('/');
      return segments.reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], contract) === undefined;
    });
    expect(lost).toEqual([]);
  });

  test('every error response in it is a problem', () => {
    const operations = Object.values(contract.paths).flatMap((path) => Object.values(path as object));
    const errors = operations.flatMap(({ responses }) =>
      Object.entries(responses as Record<string, { content?: object }>).filter(([status]) => Number(status) >= 400),
    );
    expect(errors.length).toBeGreaterThan(20);
    for (const [, response] of errors) {
      expect(response.content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
  });
});

describe('GET /docs', () => {
  test('the viewer works offline: it refers to no other host, and everything it refers to is served', async () => {
    const { status, text } = await api.client.get('/docs');
    expect(status).toBe(200);
    const named = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => String(match[1]));
    expect(named.length).toBeGreaterThan(2);
    for (const resource of named.filter((each) => !each.startsWith('data:'))) {
      const url = new URL(resource, `${api.client.url}/docs`);
      expect(url.host).toBe(new URL(api.client.url).host);
      expect((await fetch(url)).status).toBe(200);
    }
  });
});
