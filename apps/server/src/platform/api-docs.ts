/** The browsable page of the API, from an npm package and served by ourselves: nothing is loaded from elsewhere. */

import Fastify, { type FastifyInstance } from 'fastify';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Huiyin 回音 · API</title>
</head>
<body>
<div id="reference"></div>
<noscript>The document itself: <a href="/api/v1/openapi.json">openapi.json</a></noscript>
<script src="/api/docs/reference/js/scalar.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

// A file of its own, because the page's policy allows no script inside it.
const start = `Scalar.createApiReference('#reference', { url: '/api/v1/openapi.json', withDefaultFonts: false, telemetry: false, agent: { disabled: true }, mcp: { disabled: true }, hideClientButton: true, showDeveloperTools: 'never', showToolbar: 'never', persistAuth: false });
`;

export function addApiDocs(app: FastifyInstance): void {
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get('/api/docs/start.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
  let script: Promise<Buffer> | null = null;
  app.get('/api/docs/reference/js/scalar.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(await (script ??= readScript())));
}

/** The package carries its page's script as text inside its own module, 40 MB once loaded: for whoever opens the page, not for every start. */
async function readScript(): Promise<Buffer> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const app = Fastify();
  await app.register(scalar, { routePrefix: '/reference', configuration: { url: '/api/v1/openapi.json' } });
  const { rawPayload } = await app.inject('/reference/js/scalar.js');
  await app.close();
  return rawPayload;
}
