/** The browsable page of the API, from an npm package and served by ourselves: nothing is loaded from elsewhere. */

import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

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

export async function addApiDocs(app: FastifyInstance): Promise<void> {
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get('/api/docs/start.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
  await app.register(scalar, { routePrefix: '/api/docs/reference', logLevel: 'silent', configuration: { url: '/api/v1/openapi.json' } });
}
