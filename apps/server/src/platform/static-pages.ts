/** The built console, widget and customer pages. Hashed assets are kept by browsers for ever, pages are asked for again each time. */

import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sendProblem } from './problem.ts';

export interface PageFolders {
  readonly console: string;
  readonly widget: string;
}

const apps = join(import.meta.dirname, '../../..');
const builtFolders: PageFolders = { console: join(apps, 'console/dist'), widget: join(apps, 'widget/dist') };

/** Pages of the widget's build that live at addresses of their own; where one was not built, the console's page answers. */
const widgetPages = [
  { address: /^\/chat\/?$/, file: 'chat.html' },
  { address: /^\/t\/[^/]+\/?$/, file: 'ticket.html' },
] as const;

export async function addStaticPages(app: FastifyInstance, folders: PageFolders = builtFolders): Promise<void> {
  const shared = { preCompressed: true, etag: true, lastModified: false, cacheControl: false, setHeaders: cacheHeaders } as const;
  await app.register(fastifyStatic, { ...shared, root: folders.console, prefix: '/', wildcard: true, index: 'index.html', redirect: false });
  await app.register(fastifyStatic, { ...shared, root: folders.widget, prefix: '/widget/', decorateReply: false, index: false });
  app.get('/widget.js', async (_request, reply) => {
    if (!existsSync(join(folders.widget, 'widget.js'))) return sendNotBuilt(reply, 'apps/widget');
    return reply.sendFile('widget.js', folders.widget);
  });

  app.setNotFoundHandler((request, reply) => {
    const pathname = request.url.split('?', 1)[0]!;
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(?:api|live|widget)\//.test(pathname) && acceptsHtml(request) && !/\.[a-z0-9]{2,5}$/i.test(pathname);
    if (!wantsPage) return sendProblem(request, reply, 'route.unknown');
    // Not returned: a reply that is awaited through a sent file gathers a listener at every step.
    const page = widgetPages.find(({ address, file }) => address.test(pathname) && existsSync(join(folders.widget, file)));
    if (page) return void reply.sendFile(page.file, folders.widget);
    if (!existsSync(join(folders.console, 'index.html'))) return sendNotBuilt(reply, 'apps/console');
    return void reply.sendFile('index.html', folders.console);
  });
}

function acceptsHtml(request: FastifyRequest): boolean {
  const { accept } = request.headers;
  return accept === undefined || accept.includes('text/html') || accept.includes('*/*');
}

function cacheHeaders(reply: { header(name: string, value: string): unknown }, path: string): void {
  const hashed = /[\\/]assets[\\/].+-[\w-]{8,}\.\w+(?:\.(?:br|gz))?$/.test(path);
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : path.endsWith('widget.js') ? 'public, max-age=300' : 'no-cache');
  // Other people's pages load the widget.
  if (/[\\/]widget[\\/]dist[\\/]/.test(path) || path.endsWith('widget.js')) {
    reply.header('cross-origin-resource-policy', 'cross-origin');
    reply.header('access-control-allow-origin', '*');
  }
}

function sendNotBuilt(reply: FastifyReply, workspace: string): FastifyReply {
  return reply
    .status(503)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Huiyin 回音</title>` +
        `<body style="font:16px/1.6 system-ui;max-width:36em;margin:15vh auto;padding:0 1em"><h1>页面尚未构建</h1><p>服务已启动，但界面还没有构建。请运行 <code>npm run build -w ${workspace}</code>，或用 <code>npm start</code> 启动。</p>` +
        `<h2 lang="en">The pages are not built yet</h2><p lang="en">The server runs, but its interface has not been built. Run <code>npm run build -w ${workspace}</code>, or start with <code>npm start</code>.</p>`,
    );
}
