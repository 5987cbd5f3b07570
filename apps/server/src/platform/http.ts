/** The HTTP server: every domain's endpoints, the platform's own pages, and the one answer to whatever goes wrong. */

import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { Endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify';
import { randomUUID } from 'node:crypto';
import { addApiDocs } from './api-docs.ts';
import { type Doors, nobody } from './caller.ts';
import type { Domain } from './domain.ts';
import { maxFileBytes } from './files.ts';
import { addHealth } from './health.ts';
import { addMetrics, observeRequest } from './metrics.ts';
import { nudge } from './nudge.ts';
import { openApiDocument } from './openapi.ts';
import { sendFault, sendProblem } from './problem.ts';
import { startResponseTally } from './response-tally.ts';
import { createRateLimits, type RateLimits } from './rate-limit.ts';
import { addRoute } from './route.ts';
import { compileReply, compileRequest } from './schemas.ts';
import type { Handler, Serve } from './serve.ts';
import type { Shell } from './shell.ts';
import { addStaticPages, type PageFolders } from './static-pages.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What must end before connections can: open sockets would keep the server from closing. */
    readonly beforeClose: Set<() => Promise<void>>;
    /** For what domains mount themselves; routes of contracts are counted by `route.ts`. */
    readonly limits: RateLimits;
  }
}

export interface HttpOptions extends Doors {
  readonly limits?: RateLimits;
  /** Where the built console and widget lie; tests name their own. */
  readonly pages?: PageFolders;
}

/** Ready to `inject` or `listen`. */
export async function buildHttp(shell: Shell, domains: readonly Domain[], options: HttpOptions): Promise<FastifyInstance> {
  const limits = options.limits ?? createRateLimits(shell.config);
  const app = Fastify({
    loggerInstance: shell.log as FastifyBaseLogger,
    // Our own line names the route's template: addresses hold ticket tokens.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    connectionTimeout: 0,
    trustProxy: false,
    genReqId: ({ headers }) => (typeof headers['x-request-id'] === 'string' && /^[\w.-]{8,64}$/.test(headers['x-request-id']) ? headers['x-request-id'] : randomUUID()),
    frameworkErrors: (_error, request, reply) => void sendProblem(request, reply, 'request.invalid', { reason: 'address' }),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: true,
  });
  app.setValidatorCompiler(compileRequest as never);
  app.setSerializerCompiler(compileReply as never);
  app.decorateRequest('caller', null as never);
  app.decorateRequest('visitor', null);
  app.decorate('limits', limits as never);
  app.decorate('beforeClose', new Set<() => Promise<void>>() as never);
  app.addHook('preClose', async () => void (await Promise.all([...app.beforeClose].map((close) => close()))));
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody;
    reply.header('x-request-id', request.id);
    const pathname = request.url.split('?', 1)[0]!;
    if (pathname.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (pathname.startsWith('/api/auth/sign-in')) {
      const wait = await limits.take('signIn', request.ip);
      if (wait !== null) return sendProblem(request, reply, 'request.too_many', { retryAfterSeconds: wait });
    }
    return undefined;
  });
  const tally = startResponseTally(shell);
  // Called back rather than awaited: it runs for every request, and a promise each would be waited for by nobody.
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    observeRequest(request.method, route, reply.statusCode, reply.elapsedTime);
    const actor = request.caller?.kind === 'actor' ? request.caller.actor.id : undefined;
    if (actor !== undefined && route.startsWith('/api/v1/')) tally.add(reply.elapsedTime);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), actor }, 'request');
    // Readers of the log need not wait for their next look.
    if (request.method !== 'GET' && request.method !== 'HEAD' && reply.statusCode < 400) nudge();
    done();
  });
  app.addHook('onClose', () => limits.close());
  app.addHook('preClose', () => tally.stop());
  app.setErrorHandler<FastifyError>((error, request, reply) => sendFault(error, request, reply));

  await addParsers(app);
  await addSecurityHeaders(app, shell);
  await app.register(cookie);

  const contracts: Endpoint[] = [];
  const serve: Serve = (contract, handler) => {
    contracts.push(contract);
    addRoute(app, contract, handler as unknown as Handler<Endpoint>, { shell, doors: options, limits });
  };
  for (const domain of domains) {
    domain.routes?.(shell)(serve);
    const mount = domain.mount?.(shell);
    if (mount) await app.register(async (scope) => mount(scope));
  }
  allowWidgetSites(app, contracts);

  // Made when somebody asks: it is as large as all contracts.
  app.get('/api/v1/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(openApiDocument(contracts, shell.config.publicUrl)));
  addApiDocs(app);
  addHealth(app, shell);
  addMetrics(app, shell, options);
  await addStaticPages(app, options.pages);
  await app.ready();
  return app;
}

async function addParsers(app: FastifyInstance): Promise<void> {
  app.removeContentTypeParser('text/plain');
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Clients that set the type on every call send it without a body, too.
    if (body === '') return done(null, undefined);
    return parse(request, body as string, done);
  });
  // One byte more than we take, so that it is we who notice the surplus and say so.
  await app.register(multipart, { limits: { fileSize: maxFileBytes + 1, files: 10, fields: 20, fieldSize: 10_000, parts: 30 }, throwFileSizeLimit: false });
}

async function addSecurityHeaders(app: FastifyInstance, shell: Shell): Promise<void> {
  const secure = shell.config.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The console's component library writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
}

/** The widget calls from other people's sites: with its own token, never with cookies, so any origin may ask; each channel checks its own list. */
function allowWidgetSites(app: FastifyInstance, contracts: readonly Endpoint[]): void {
  const paths = new Set(contracts.filter(isForWidget).map((contract) => `/api/v1${contract.path}`));
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (!paths.has(request.routeOptions.url ?? '')) return done();
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    reply.header('access-control-expose-headers', 'etag, retry-after, x-request-id, idempotency-replayed');
    done();
  });
  for (const path of paths) {
    app.options(path, async (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
        .header('access-control-allow-headers', 'authorization, content-type, idempotency-key, if-match, x-huiyin')
        .header('access-control-max-age', '7200')
        .status(204)
        .send(),
    );
  }
}

function isForWidget(contract: Endpoint): boolean {
  return contract.permission === 'visitor' || (contract.permission === 'public' && contract.path.startsWith('/widget/'));
}
