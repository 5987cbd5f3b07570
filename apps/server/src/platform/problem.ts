/** What a caller hears when something is not done: a code and facts, never prose from inside (RFC 9457). */

import { refusalStatus, type RefusalCode } from '@huiyin/domain/kernel/refusal.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

export interface InvalidField {
  /** `body.customer.phone` */
  readonly path: string;
  /** The JSON Schema keyword that was broken: `required`, `format`, `maxLength` … */
  readonly rule: string;
  readonly expected?: Json;
}

export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, Json>>;
  readonly requestId: string;
  readonly fields?: readonly InvalidField[];
}

export function problemOf(code: RefusalCode, requestId: string, facts: Readonly<Record<string, Json>> = {}, fields?: readonly InvalidField[]): Problem {
  return { type: `urn:huiyin:problem:${code}`, status: refusalStatus[code], code, facts, requestId, ...(fields ? { fields } : {}) };
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: RefusalCode, facts: Readonly<Record<string, Json>> = {}, fields?: readonly InvalidField[]): FastifyReply {
  const problem = problemOf(code, request.id, facts, fields);
  // Whoever is refused for coming too often is told when to come again, in the header that clients know.
  if (typeof facts.retryAfterSeconds === 'number') reply.header('retry-after', Math.ceil(facts.retryAfterSeconds));
  return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

/** The one place where anything thrown on the way becomes an answer. */
export function sendFault(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.validation) return sendProblem(request, reply, 'request.invalid', {}, invalidFields(error));
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendProblem(request, reply, 'request.too_large');
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || error.statusCode === 415 || error.statusCode === 406) return sendProblem(request, reply, 'request.media_type');
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return sendProblem(request, reply, 'file.too_large');
  if (error.statusCode === 413) return sendProblem(request, reply, 'request.too_large');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return sendProblem(request, reply, 'request.invalid', { reason: error.code ?? 'syntax' });

  request.log.error({ err: error }, 'fault');
  if (isUnavailable(error)) return sendProblem(request, reply, 'server.unavailable', { retryAfterSeconds: 2 });
  return sendProblem(request, reply, 'server.fault');
}

/** At most twenty; a union that fails tells of each of its branches, so one path and rule is told once. */
function invalidFields(error: FastifyError): readonly InvalidField[] {
  const part = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
  const fields = new Map<string, InvalidField>();
  for (const { instancePath, keyword, params } of error.validation!) {
    if (keyword === 'anyOf' || keyword === 'if') continue;
    const name = (params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName) as string | undefined;
    const steps = instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const path = [part, ...steps, ...(name === undefined ? [] : [name])].join('.').slice(0, 300);
    const expected = (params.format ?? params.limit ?? params.type ?? params.pattern ?? params.allowedValues ?? params.allowedValue) as Json | undefined;
    fields.set(`${path} ${keyword}`, { path, rule: keyword, ...(expected === undefined ? {} : { expected }) });
  }
  return [...fields.values()].slice(0, 20);
}

const unavailableCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', '53300', '53400', '57P01', '57P02', '57P03', '40001', '40P01', '55P03', '57014']);
// node-postgres names these by their text alone.
const unavailableText = /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** The database cannot be reached, has no room, took longer than we let it, or asked us to try again: the caller may repeat the request as it is. */
export function isUnavailable(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && (unavailableCodes.has(code) || code.startsWith('08'))) return true;
    if (unavailableText.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some((inner) => isUnavailable(inner))) return true;
  }
  return false;
}
