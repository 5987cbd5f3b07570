/** `/api/auth/…`: the calls of better-auth that we let through, with lock-out, audit and our own form of refusals around them. */

import type { RefusalCode } from '@huiyin/domain/kernel/refusal.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../platform/problem.ts';
import { isFromOurPages } from '../platform/same-origin.ts';
import type { Shell } from '../platform/shell.ts';
import { actorCacheOf } from './actor-cache.ts';
import { addressHeader, authOf, authPath, secondFactorLockSeconds } from './auth.ts';
import { authenticate, signedToken } from './authenticate.ts';
import { readPerson } from './person.store.ts';
import { readOpenSession } from './session.store.ts';
import { beginAttempt, forgive, recordRefusal, recordSession, type Attempt } from './sign-in.ts';

/** Nothing else of better-auth can be reached: no sign-up, no listing of accounts, no change of e-mail. */
const open = new Set([
  'POST /sign-in/email',
  'POST /sign-in/social',
  'POST /sign-out',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
]);
/** A provider sends the browser back here, by GET or by a form. */
const callback = /^(GET|POST) \/callback\/[a-z][a-z0-9-]{1,39}$/;

/** Wrong guesses here count like those at the door: a stolen session must not find out the password. */
const asksPassword = new Set(['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes']);

export const signInRoutes = (shell: Shell) => async (scope: FastifyInstance): Promise<void> => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 20_000 }, (_request, body, done) => done(null, body));
  scope.all(`${authPath}/*`, (request, reply) => handle(shell, request, reply));
};

async function handle(shell: Shell, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const url = new URL(request.url, shell.config.publicUrl);
  const path = url.pathname.slice(authPath.length);
  const call = `${request.method} ${path}`;
  const isCallback = callback.test(call);
  if (!open.has(call) && !isCallback) return sendProblem(request, reply, 'route.unknown');
  if (!isCallback && !isFromOurPages(request.headers, shell.config.publicUrl)) return sendProblem(request, reply, 'session.cross_site');

  const body = typeof request.body === 'string' ? request.body : '';
  const caller = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
  if (path === '/sign-in/email') return signInByPassword(shell, request, reply, url, body, caller);

  const before = await authenticate(shell, { cookie: request.headers.cookie });
  const sent = path === '/sign-in/social' ? providerWish(body) : body;
  if (sent === null) return sendProblem(request, reply, 'request.invalid');
  const attempt = asksPassword.has(path) && before.kind === 'actor' ? await attemptOf(shell, before.actor.id, caller) : null;
  const begun = attempt && (await beginAttempt(shell, attempt));
  if (begun && !begun.ok) return sendProblem(request, reply, begun.code, begun.facts);
  const answer = await ask(shell, request, url, sent);
  if (attempt && answer.ok) await forgive(shell, attempt);
  // Enabling and disabling the second factor swap the session; signing out ends it.
  actorCacheOf(shell.db).forget();
  if (answer.ok || answer.status === 302) {
    const personId = before.kind === 'actor' ? before.actor.id : null;
    if (path === '/sign-out' && personId) await recordSession(shell, 'session.closed', { personId, ...caller });
    else if (path === '/two-factor/disable' && personId) await recordSession(shell, 'second_factor.disabled', { personId, ...caller });
    else if (path === '/two-factor/verify-totp' && personId) await recordSession(shell, 'second_factor.enabled', { personId, ...caller });
    else await recordNewSession(shell, answer, caller, isCallback ? path.slice('/callback/'.length) : 'second_factor');
  } else if (path.startsWith('/two-factor/verify')) {
    await recordRefusal(shell, { ...caller, email: '' }, 'second_factor');
  }
  return passOn(request, reply, answer);
}

async function attemptOf(shell: Shell, personId: string, caller: { address: string; userAgent: string }): Promise<Attempt | null> {
  const person = await readPerson(shell.db, personId);
  return person ? { email: person.email, ...caller } : null;
}

async function signInByPassword(shell: Shell, request: FastifyRequest, reply: FastifyReply, url: URL, body: string, caller: { address: string; userAgent: string }): Promise<FastifyReply> {
  const given = credentialsIn(body);
  if (!given) return sendProblem(request, reply, 'request.invalid');
  const attempt: Attempt = { email: given.email, ...caller };
  const begun = await beginAttempt(shell, attempt);
  if (!begun.ok) return sendProblem(request, reply, begun.code, begun.facts);

  // Only what we checked goes on: no callback address, no other field.
  const answer = await ask(shell, request, url, JSON.stringify({ email: given.email.trim(), password: given.password, rememberMe: given.rememberMe }));
  if (!answer.ok) {
    const code = await refusalOf(answer);
    if (code === 'person.inactive') await forgive(shell, attempt);
    await recordRefusal(shell, attempt, code === 'person.inactive' ? 'inactive' : 'wrong');
    return sendRefusal(request, reply, code);
  }
  await forgive(shell, attempt);
  await recordNewSession(shell, answer, caller, 'password');
  return passOn(request, reply, answer);
}

/** No session cookie is handed out without its entry in the log: a fault here ends the request before the reply. */
async function recordNewSession(shell: Shell, answer: Response, caller: { address: string; userAgent: string }, method: string): Promise<void> {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]!);
  const token = signedToken(cookies.join(';'), shell.config.secret);
  const session = token === null ? undefined : await readOpenSession(shell.db, token);
  if (session) await recordSession(shell, 'session.opened', { personId: session.personId, ...caller, method });
}

async function ask(shell: Shell, request: FastifyRequest, url: URL, body: string): Promise<Response> {
  const headers = new Headers();
  for (const name of ['cookie', 'origin', 'host', 'user-agent', 'referer', 'content-type'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  headers.set(addressHeader, request.ip);
  if (body !== '' && request.method === 'POST' && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const auth = await authOf(shell);
  const withBody = request.method === 'POST' && body !== '';
  return auth.handler(new Request(url, { method: request.method, headers, ...(withBody && { body }) }));
}

async function passOn(request: FastifyRequest, reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  if (answer.status >= 400) return sendRefusal(request, reply, await refusalOf(answer));
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  const location = answer.headers.get('location');
  reply.header('cache-control', 'no-store');
  if (answer.status >= 300 && location !== null) return reply.redirect(location, answer.status as 302);
  return reply.status(answer.status).type('application/json').serializer(JSON.stringify).send(withoutToken(await answer.text()));
}

/** The cookie carries the session; a copy of its token in the body could only leak. */
function withoutToken(text: string): unknown {
  const body: unknown = text === '' ? {} : JSON.parse(text);
  if (body === null || typeof body !== 'object' || !('token' in body)) return body;
  const { token: _, ...rest } = body;
  return rest;
}

/** better-auth's codes, said in ours. */
const codes: Readonly<Record<string, RefusalCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'session.wrong',
  INVALID_PASSWORD: 'session.wrong',
  INVALID_EMAIL: 'session.wrong',
  PASSWORD_TOO_LONG: 'session.wrong',
  PERSON_INACTIVE: 'person.inactive',
  INVALID_CODE: 'session.second_factor',
  INVALID_BACKUP_CODE: 'session.second_factor',
  INVALID_TWO_FACTOR_COOKIE: 'session.second_factor',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'session.second_factor',
  ACCOUNT_TEMPORARILY_LOCKED: 'session.locked',
  UNAUTHORIZED: 'session.missing',
};

async function refusalOf(answer: Response): Promise<RefusalCode> {
  const body = (await answer.clone().json().catch(() => null)) as { code?: unknown } | null;
  const known = typeof body?.code === 'string' ? codes[body.code] : undefined;
  if (known) return known;
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
  if (answer.status === 401) return 'session.missing';
  if (answer.status === 403) return 'permission.missing';
  return 'request.invalid';
}

function sendRefusal(request: FastifyRequest, reply: FastifyReply, code: RefusalCode): FastifyReply {
  return sendProblem(request, reply, code, code === 'session.locked' ? { retryAfterSeconds: secondFactorLockSeconds } : {});
}

/** Only the provider and a page of ours go on; an address elsewhere would make us an open redirect. */
function providerWish(body: string): string | null {
  const wish = parseObject(body);
  if (wish === null || typeof wish.provider !== 'string') return null;
  const { provider, callbackURL = '/' } = wish;
  if (typeof callbackURL !== 'string' || !/^\/(?![/\\])[\w\-./~%?&=]{0,500}$/.test(callbackURL)) return null;
  return JSON.stringify({ provider, callbackURL, errorCallbackURL: '/sign-in', disableRedirect: true });
}

function credentialsIn(body: string): { email: string; password: string; rememberMe: boolean } | null {
  const wish = parseObject(body);
  if (wish === null) return null;
  const { email, password, rememberMe } = wish;
  if (typeof email !== 'string' || typeof password !== 'string' || email.length > 300 || password.length > 1000) return null;
  return { email, password, rememberMe: rememberMe !== false };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
