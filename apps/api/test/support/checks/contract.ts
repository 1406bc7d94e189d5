import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The committed contract, as a client author reads it. */
export const contractText = readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8');
export const contract = JSON.parse(contractText) as OpenAPIObject;

/** Statuses for methods that a path does not have, which belong to no operation. */
const ofNoOperation = new Set([204, 405]);

/**
 * Whether the contract documents this status. Requests outside the contract (unknown paths, methods that a path does
 * not have) count as documented.
 */
export function isDocumented(method: string, path: string, status: number): boolean {
  if (templateOf(path) === undefined) return true;
  const found = operationOf(method, path);
  return found ? String(status) in found.operation.responses : ofNoOperation.has(status);
}

interface Operation {
  responses: Record<string, { headers?: object; content?: Record<string, object> }>;
}

/** The operation that a request belongs to, and its JSON pointer in the contract. */
export function operationOf(method: string, path: string) {
  const template = templateOf(path);
  if (template === undefined) return undefined;
  const name = (method === 'HEAD' ? 'GET' : method).toLowerCase();
  // The library types a path item by its fixed methods, but here the method is a string.
  const operation = (contract.paths[template] as unknown as Record<string, Operation | undefined>)[name];
  return operation && { template, method: name, operation };
}

/** Paths without a parameter come first: `/sessions/current` is not a session id. */
function templateOf(path: string): string | undefined {
  const pathname = path.split('?', 1)[0] ?? '';
  const templates = Object.keys(contract.paths);
  return templates.find((each) => each === pathname) ?? templates.find((each) => matches(each, pathname));
}

function matches(template: string, pathname: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname);
}
