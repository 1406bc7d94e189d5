import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { contract, operationOf } from './contract.js';

// Not strict: values are not affected by the keywords that OpenAPI adds to those of JSON Schema.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
formats.default(ajv);
ajv.addSchema(contract, 'contract');

const validators = new Map<string, ValidateFunction>();

/**
 * Validates a response as a contract validator between client and service would: its type, body and headers must be as
 * declared.
 * @returns the first fault; undefined if there is none, or if the contract has no such operation
 */
export function faultOf(method: string, path: string, response: Response, body: string): string | undefined {
  const found = operationOf(method, path);
  const declared = found?.operation.responses[response.status];
  if (!found || !declared) return undefined;
  const undeclared = ours.filter((name) => response.headers.has(name) && !hasHeader(declared.headers, name));
  if (undeclared.length > 0) return `the header ${undeclared.join(', ')} is not declared`;
  if (method === 'HEAD') return undefined;
  const type = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
  if (declared.content === undefined) return body === '' ? undefined : 'a body is not declared';
  if (!(type in declared.content)) return `the type "${type}" is not declared`;
  if (!type.endsWith('json')) return undefined;
  const pointer = ['paths', found.template, found.method, 'responses', response.status, 'content', type, 'schema'];
  const validate = validatorOf(`contract#/${pointer.map(toSegment).join('/')}`);
  return validate(JSON.parse(body)) ? undefined : ajv.errorsText(validate.errors);
}

/** Headers of the contract; standard HTTP headers need no declaration. */
const ours = Object.keys((contract.components as { headers: object }).headers);

function hasHeader(headers: object = {}, name: string): boolean {
  return Object.keys(headers).some((each) => each.toLowerCase() === name.toLowerCase());
}

function validatorOf(reference: string): ValidateFunction {
  const known = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, known);
  return known;
}

/** A segment of a JSON pointer within a URI. */
function toSegment(segment: string | number): string {
  return encodeURIComponent(String(segment).replaceAll('~', '~0').replaceAll('/', '~1'));
}
