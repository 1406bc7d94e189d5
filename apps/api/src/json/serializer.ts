import { z } from 'zod';
import { SerializedJson } from './serialized-json.js';

/**
 * Compiles a schema to a function that writes a value of it as JSON: its declared members, in their order, and no
 * others.
 *
 * It copies the members into an object literal of a fixed shape and leaves the text to JSON.stringify. Serializers that
 * concatenate the text themselves, like Fastify's own, build a rope of some hundred pieces, and flattening it for the
 * socket costs more than they save (docs/decisions/0004-list-read-cost.md).
 * @throws Error when the schema has an unsupported type, so that no undeclared member leaks through it
 */
export function compileSerializer(schema: z.core.$ZodType): (value: unknown) => string {
  const pick = new Function('value', `return ${picked(schema, 'value')}`) as (value: unknown) => unknown;
  return (value) => (value instanceof SerializedJson ? value.json : JSON.stringify(pick(value)));
}

/** The JavaScript expression that copies the members declared by `schema` from the expression `source`. */
function picked(schema: z.core.$ZodType, source: string): string {
  // A loose object declares that it has other members too.
  if (schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodUnknown) return source;
  if (schema instanceof z.ZodObject) {
    const members = Object.entries<z.core.$ZodType>(schema.shape).map(([name, member]) => {
      const key = JSON.stringify(name);
      return `${key}: ${picked(member, `${source}[${key}]`)}`;
    });
    return `({ ${members.join(', ')} })`;
  }
  if (schema instanceof z.ZodArray) {
    const item = picked(schema.element, 'item');
    return item === 'item' ? source : `${source}.map((item) => ${item})`;
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    const inner = picked(schema.unwrap(), source);
    return inner === source ? source : `(${source} == null ? ${source} : ${inner})`;
  }
  if (schema instanceof z.ZodRecord && picked(schema.valueType, 'item') === 'item') return source;
  if (leaves.has(schema._zod.def.type)) return source;
  throw new Error(`no serializer for a schema of type ${schema._zod.def.type}`);
}

/** Types whose values have no members. */
const leaves = new Set<string>(['string', 'number', 'boolean', 'enum', 'literal', 'null']);
