/** The OpenAPI 3.1 document, made from the same contracts that the routes are made from. */

import type { Endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import { refusalStatus, type RefusalCode } from '@huiyin/domain/kernel/refusal.ts';

type Json = Record<string, unknown>;

export function openApiDocument(contracts: readonly Endpoint[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const path = contract.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[contract.method.toLowerCase()] = operationOf(contract);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huiyin 回音',
      version: '1',
      description:
        'Refusals are `application/problem+json` with a stable `code` and `facts`. Pages are keyset pages: hand `next` back as `after`. ' +
        'Instants are RFC 3339 in UTC. Writes accept `Idempotency-Key`; writes on a versioned object take its version in `If-Match` or in the body.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags: [...new Set(contracts.map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'The cookie set by `POST /api/auth/sign-in/email`; unsafe methods must come from our own origin' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key' },
        visitor: { type: 'http', scheme: 'bearer', description: 'The token of a chat visitor' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function operationOf(contract: Endpoint): Json {
  const writes = contract.method !== 'GET';
  const status = contract.status ?? (contract.reply || contract.download ? 200 : 204);
  return {
    operationId: `${contract.method.toLowerCase()}${contract.path.replaceAll(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: contract.summary,
    tags: [tagOf(contract)],
    'x-permission': contract.permission,
    'x-refusals': refusalsOf(contract),
    security: securityOf(contract),
    parameters: [
      ...parametersOf(contract.params, 'path'),
      ...parametersOf(contract.query, 'query'),
      ...(writes ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 }, description: 'Repeating the request with the same key within 24 hours returns the first reply' }] : []),
      ...(writes && contract.permission !== 'public' ? [{ name: 'If-Match', in: 'header', schema: { type: 'string', pattern: '^(W/)?"?[0-9]+"?$' }, description: 'The version that the caller saw' }] : []),
    ],
    ...(contract.multipart
      ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } } } } }
      : contract.body
        ? { requestBody: { required: true, content: { 'application/json': { schema: contract.body } } } }
        : {}),
    responses: {
      [status]: {
        description: 'Done',
        ...(contract.download ? { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } : {}),
        ...(contract.reply ? { content: { 'application/json': { schema: contract.reply } } } : {}),
      },
      ...refusalResponses(refusalsOf(contract)),
    },
  };
}

/** Its own, and those that the edge may answer in its place. */
function refusalsOf(contract: Endpoint): readonly RefusalCode[] {
  const writes = contract.method !== 'GET';
  const edge: RefusalCode[] = ['request.too_many', 'server.fault', 'server.unavailable'];
  if (contract.params || contract.query || contract.body || writes) edge.push('request.invalid');
  if (contract.body) edge.push('request.too_large', 'request.media_type');
  if (contract.permission === 'visitor') edge.push('visitor.unknown');
  else if (contract.permission !== 'public' && contract.permission !== 'ticket-link') {
    edge.push('session.missing');
    if (writes) edge.push('session.cross_site');
    if (contract.permission !== 'session') edge.push('permission.missing');
  }
  if (writes) edge.push('request.key_reused', 'request.in_progress', 'request.done_before');
  return [...new Set([...contract.refusals, ...edge])];
}

function refusalResponses(codes: readonly RefusalCode[]): Json {
  const byStatus = Object.groupBy(codes, (code) => refusalStatus[code]);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, some]) => [
      status,
      {
        description: some!.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: some } } }] } } },
      },
    ]),
  );
}

function securityOf({ permission }: Endpoint): readonly Json[] {
  if (permission === 'public' || permission === 'ticket-link') return [];
  if (permission === 'visitor') return [{ visitor: [] }];
  return [{ session: [] }, { apiKey: [] }];
}

function parametersOf(schema: Endpoint['params'], place: 'path' | 'query'): readonly Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as { properties?: Record<string, Json>; required?: readonly string[] };
  return Object.entries(properties).map(([name, part]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: part }));
}

function tagOf({ path }: Endpoint): string {
  return path.split('/')[1]!;
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'status', 'code', 'facts', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(refusalStatus) },
    facts: { type: 'object', description: 'What is missing or in the way', additionalProperties: true },
    requestId: { type: 'string', description: 'Tell it to whoever looks into the log' },
    fields: {
      type: 'array',
      items: { type: 'object', required: ['path', 'rule'], properties: { path: { type: 'string' }, rule: { type: 'string' }, expected: {} } },
    },
  },
};
