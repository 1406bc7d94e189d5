import type { INestApplicationContext, Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { returnsMetadata } from '../../../src/http/contract/returns.js';

/** Keys of Nest's metadata: a handler's arguments, its path, and the arguments that our own decorators provide. */
const routeArguments = '__routeArguments__';
const routePath = 'path';
const customArgument = '__customRouteArgs__';

/** Kinds of arguments that are not input: request, response, next. Nest stores the kind as a number. */
const notInput = new Set(['0', '1', '2']);

/**
 * Lists each handler argument that takes input without a schema, and each handler that does not declare its response.
 * Nest silently skips validation of the former and serialization of the latter.
 */
export function undeclared(app: INestApplicationContext): string[] {
  const controllers = new DiscoveryService(app.get(ModulesContainer)).getControllers();
  return controllers.flatMap(({ metatype }) => (metatype ? faultsOf(metatype as Type) : []));
}

function faultsOf(controller: Type): string[] {
  const prototype = controller.prototype as Record<string, object>;
  const names = new MetadataScanner().getAllMethodNames(prototype);
  return names.flatMap((name) => {
    const handler = prototype[name];
    if (!handler || Reflect.getMetadata(routePath, handler) === undefined) return [];
    const where = `${controller.name}.${name}`;
    const answer = Reflect.hasMetadata(returnsMetadata, handler) ? [] : [`${where}: no @Returns`];
    return [...answer, ...argumentsWithoutSchema(controller, name).map((n) => `${where}: argument ${n} has no schema`)];
  });
}

function argumentsWithoutSchema(controller: Type, name: string): number[] {
  const metadata: Record<string, { index: number; schema?: unknown }> =
    Reflect.getMetadata(routeArguments, controller, name) ?? {};
  return Object.entries(metadata)
    .filter(([key]) => !key.includes(customArgument) && !notInput.has(key.split(':')[0] ?? ''))
    .filter(([, argument]) => argument.schema === undefined)
    .map(([, argument]) => argument.index)
    .sort();
}
