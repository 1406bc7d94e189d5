import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The committed contract, as a client author reads it. */
export const contract = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as OpenAPIObject;

/** Answers of a path's other methods, which belong to no operation. */
const ofNoOperation = new Set([204, 405]);

/**
 * Whether the contract tells of this status. What is outside of it (unknown paths, methods that a path does not have)
 * counts as told.
 */
export function isDocumented(method: string, path: string, status: number): boolean {
  const pathname = path.split('?', 1)[0] ?? '';
  const template = Object.keys(contract.paths).find((each) => matches(each, pathname));
  if (template === undefined) return true;
  const name = (method === 'HEAD' ? 'GET' : method).toLowerCase();
  const operation = (contract.paths[template] as Record<string, { responses: object } | undefined>)[name];
  return operation ? String(status) in operation.responses : ofNoOperation.has(status);
}

function matches(template: string, pathname: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname);
}
