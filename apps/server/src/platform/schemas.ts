/** Contracts' schemas as the edge applies them: strict on the way in, nothing unnamed on the way out. */

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fastJsonStringify from 'fast-json-stringify';

type Schema = Record<string, unknown>;

/** Bodies are JSON and say what they mean: a number in quotes is a mistake, not a number. */
const bodies = new Ajv2020({ allErrors: true, useDefaults: true, strict: false, coerceTypes: false, allowUnionTypes: true });
/** Addresses hold only text. Unknown parameters are dropped, so that a handler sees only what its contract names. */
const addresses = new Ajv2020({ allErrors: true, useDefaults: true, strict: false, coerceTypes: 'array', removeAdditional: true });
for (const ajv of [bodies, addresses]) {
  (addFormats as unknown as typeof addFormats.default)(ajv);
  // One spelling, ours: with two, what compares ids as text takes one thing for two, and PostgreSQL does not know `urn:uuid:`.
  ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  ajv.addFormat('date-time', isMoment);
}

/** RFC 3339, and a moment that a clock can show: neither a leap second nor the year 0 can be counted or stored. */
function isMoment(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  return year >= 1 && !Number.isNaN(Date.parse(text)) && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

type Check = ((value: unknown) => boolean) & { errors: ValidateFunction['errors'] };
type Serialise = (value: unknown) => string;

/**
 * What a schema compiles to is kept by the schema, for all routes that share it, and made by its first use: half a centre's routes
 * answer with the same ticket page, and no centre uses them all. Compiled each for itself at the start they took a third of a second and 40 MB.
 */
const kept = { body: new WeakMap<object, Check>(), address: new WeakMap<object, Check>(), reply: new WeakMap<object, Serialise>() };

export function compileRequest({ schema, httpPart }: { readonly schema: unknown; readonly httpPart?: string }): Check {
  return httpPart === 'body'
    ? keep(kept.body, schema as Schema, () => checkBy(() => bodies.compile(closed(schema as Schema))))
    : keep(kept.address, schema as Schema, () => checkBy(() => addresses.compile(closedOutside(schema as Schema))));
}

export function compileReply({ schema }: { readonly schema: unknown }): Serialise {
  return keep(kept.reply, schema as Schema, () => {
    let serialise: Serialise | null = null;
    return (value) => (serialise ??= serialiserOf(schema as Schema))(value);
  });
}

/** At once; throws when the schema is none. */
export function serialiserOf(schema: object): Serialise {
  return fastJsonStringify(replySchema(schema as Schema));
}

function keep<Compiled>(map: WeakMap<object, Compiled>, schema: Schema, make: () => Compiled): Compiled {
  let compiled = map.get(schema);
  if (compiled === undefined) map.set(schema, (compiled = make()));
  return compiled;
}

function checkBy(compile: () => ValidateFunction): Check {
  let validate: ValidateFunction | null = null;
  const check: Check = Object.assign(
    (value: unknown): boolean => {
      validate ??= compile();
      const path = unstorablePath(value);
      const isSound = path === null && validate(value);
      check.errors = path === null ? validate.errors : [{ instancePath: path, schemaPath: '#', keyword: 'text', params: {}, message: 'holds what is no text' }];
      return isSound;
    },
    { errors: null },
  );
  return check;
}

/** Far deeper than any body of ours; everything behind the edge may recurse. */
const deepest = 40;

/** U+0000 and halves of surrogate pairs are valid JSON, but PostgreSQL stores neither. Without recursion: a body may be a million brackets deep. */
function unstorablePath(value: unknown): string | null {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [{ value, path: '', depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value === 'string' && isUnstorable(next.value)) return next.path;
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > deepest) return next.path;
    for (const [key, part] of Object.entries(next.value)) {
      if (isUnstorable(key)) return next.path;
      if (typeof part === 'string' ? isUnstorable(part) : typeof part === 'object') open.push({ value: part, path: `${next.path}/${key}`.slice(0, 300), depth: next.depth + 1 });
    }
  }
  return null;
}

function isUnstorable(text: string): boolean {
  return text.includes('\u0000') || !text.isWellFormed();
}

/** Objects that do not say whether they take more fields take none: a misspelt field is refused, not lost. Parts of an intersection must stay open to each other. */
function closed(schema: Schema, insideIntersection = false): Schema {
  return mapSchema(schema, insideIntersection, (copy, inside) => {
    if (copy.type === 'object' && copy.properties !== undefined && copy.additionalProperties === undefined && copy.patternProperties === undefined && !inside) {
      copy.additionalProperties = false;
    }
    if (Array.isArray(copy.allOf) && !inside && copy.unevaluatedProperties === undefined) copy.unevaluatedProperties = false;
  });
}

function closedOutside(schema: Schema): Schema {
  return schema.type === 'object' && schema.additionalProperties === undefined ? { ...schema, additionalProperties: false } : schema;
}

/**
 * The serialiser leaves out what a schema does not name; were `additionalProperties: false` left in, a branch of a union would be
 * turned down for carrying a field that is about to be left out anyway.
 */
function replySchema(schema: Schema): Schema {
  return mapSchema(schema, false, (copy) => {
    if (copy.additionalProperties === false) delete copy.additionalProperties;
    simplifyUnion(copy);
  });
}

const plainTypes = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array']);

/**
 * For a union the serialiser validates branch after branch to find the one that is meant, value by value. Where that is plain without
 * looking, something or nothing, one word or another, it is told so: a page of a queue holds hundreds of them.
 */
function simplifyUnion(copy: Schema): void {
  if (!Array.isArray(copy.anyOf)) return;
  const branches = copy.anyOf as Schema[];
  const some = branches.filter(({ type }) => type !== 'null');
  const isNullable = some.length < branches.length;
  const isWords = some.length > 0 && some.every((branch) => typeof branch.const === 'string');
  const plain = isWords ? { type: 'string' } : some.length === 1 && plainTypes.has(some[0]!.type as string) ? some[0]! : null;
  if (plain === null) return;
  delete copy.anyOf;
  Object.assign(copy, plain, isNullable || plain.nullable === true ? { nullable: true } : {});
}

function mapSchema(schema: Schema, inside: boolean, change: (copy: Schema, inside: boolean) => void): Schema {
  const copy: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' || key === 'patternProperties' || key === '$defs') {
      copy[key] = Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, part]) => [name, mapSchema(part, false, change)]));
    } else if (key === 'allOf') {
      copy[key] = (value as Schema[]).map((part) => mapSchema(part, true, change));
    } else if (key === 'anyOf' || key === 'oneOf' || key === 'prefixItems') {
      copy[key] = (value as Schema[]).map((part) => mapSchema(part, inside, change));
    } else if ((key === 'items' || key === 'additionalProperties' || key === 'not') && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      copy[key] = mapSchema(value as Schema, false, change);
    } else if (key === 'items' && Array.isArray(value)) {
      copy[key] = (value as Schema[]).map((part) => mapSchema(part, false, change));
    } else {
      copy[key] = value;
    }
  }
  change(copy, inside);
  return copy;
}
