import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { SchemaObject } from './schema-object.js';

const REFERENCE = '#/components/schemas/';

/** What our own field rules mean to a reader of the API. */
const CONVERTERS = {
  isDay: { type: 'string' as const, format: 'date', description: 'Jour, AAAA-MM-JJ' },
  isMac: { type: 'string' as const, description: 'Adresse MAC ; rendue comme 02:8e:4e:e5:96:5b' },
  isIpAddress: { type: 'string' as const, description: 'Adresse IPv4 ou IPv6' },
  isViewQuery: { type: 'object' as const, additionalProperties: { type: 'string' as const }, description: 'Paramètres de l’adresse d’une liste' },
  isReadable: { type: 'string' as const },
  allDifferent: { type: 'array' as const, uniqueItems: true },
  isImei: { type: 'string' as const, pattern: '^[0-9]{15}$' },
  isUuid: { type: 'string' as const, format: 'uuid' },
  isIso8601: { type: 'string' as const, format: 'date-time' },
};

/**
 * A JSON Schema for every contract class, from the very rules that check requests. Nothing else than the
 * class's properties is allowed, so that an answer with a field too many fails its specs.
 */
export function contractSchemas(): Record<string, SchemaObject> {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: REFERENCE,
    additionalConverters: CONVERTERS,
  }) as Record<string, SchemaObject>;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema)]));
}

/** A page of `item`. */
export function pageSchema(item: string): SchemaObject {
  return {
    type: 'object',
    properties: {
      items: { type: 'array', items: { $ref: `${REFERENCE}${item}` } },
      next: { type: ['string', 'null'], description: 'Le curseur de la suite ; null à la fin' },
      total: { type: ['integer', 'null'], description: 'Le nombre en tout, si count=true' },
    },
    required: ['items', 'next', 'total'],
    additionalProperties: false,
  };
}

/** The body of a refusal, RFC 9457. */
const TIMES: SchemaObject = {
  type: 'array',
  items: {
    type: 'object',
    properties: { start: { type: 'string', format: 'date-time' }, end: { type: 'string', format: 'date-time' } },
    required: ['start', 'end'],
    additionalProperties: false,
  },
};

export const PROBLEM_SCHEMA: SchemaObject = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'La phrase, en français' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    field: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
        required: ['field', 'code', 'detail'],
        additionalProperties: false,
      },
    },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'string' }, number: { type: ['string', 'null'] }, code: { type: 'string' }, detail: { type: 'string' }, field: { type: 'string' } },
        required: ['id', 'number', 'code', 'detail'],
        additionalProperties: false,
      },
    },
    current: { description: 'Avec `stale` : ce que la chose est devenue' },
    next: { ...TIMES, description: 'Avec `booking-taken` et `booking-weeks-taken` : les prochains créneaux libres' },
    taken: { ...TIMES, description: 'Avec `booking-weeks-taken` : les semaines déjà prises' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  additionalProperties: false,
};

export function reference(name: string): SchemaObject {
  return { $ref: `${REFERENCE}${name}` };
}

function closed(schema: SchemaObject): SchemaObject {
  const required = new Set(schema.required ?? []);
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    [name, required.has(name) ? property : orNull(property)] as const);
  return { ...schema, properties: Object.fromEntries(properties), additionalProperties: false };
}

/** What may be absent may be null as well. */
function orNull(schema: SchemaObject): SchemaObject {
  return { anyOf: [schema, { type: 'null' }] };
}
