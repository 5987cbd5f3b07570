/** Journeys in which the assistant speaks first: a centre of its own, with one article to answer from, and a language model that takes as long as a journey says. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { type SpawnedCentre, spawnCentre } from '../apps/server/src/testing/spawn-centre.ts';
import { type Centre, connect } from './centre.ts';
import { embedChat } from './global-setup.ts';
import { test as base } from './journey.ts';

export const article = {
  question: '电子发票怎么开？',
  variants: ['怎么开电子发票', '如何申请电子发票', '在哪里开发票'],
  body: '打开“我的订单”，点“申请开票”，填好抬头即可，电子发票当天发到您的邮箱。',
} as const;

export interface SlowModel {
  readonly url: string;
  /** Resolves once somebody waits for an answer. */
  asked(): Promise<void>;
  /** Gives the answer that it kept back, to everybody who still waits for one. */
  answer(text: string): void;
  /** The same, of an answer in another form. */
  reply(content: object): void;
  /** Refuses whoever asks from now on. */
  refuse(): void;
  /** Breaks off in the middle of what everybody waits for. */
  breakOff(): void;
  /** More than once does no harm. */
  close(): Promise<void>;
}

export const test = base.extend<{ served: SpawnedCentre; model: SlowModel | null; withModel: boolean }>({
  withModel: [false, { option: true }],
  model: async ({ withModel }, use) => {
    const model = withModel ? await slowModel() : null;
    await use(model);
    await model?.close();
  },
  served: [
    async ({ model }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-journeys-served-'));
      const server = await spawnCentre(dataDir, model ? { LLM_BASE_URL: model.url, LLM_MODEL: 'slow', LLM_API_KEY: 'none' } : {});
      try {
        await embedChat(server.url);
        const centre = connect(server.url);
        await publishArticle(centre);
        await letAssistantServe(centre);
        await use(server);
      } finally {
        await server.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    { timeout: 120_000 },
  ],
  centre: async ({ served }, use) => use(connect(served.url)),
});

async function publishArticle(centre: Centre): Promise<void> {
  const admin = await centre.as('admin');
  const [{ id: ownerId }, { items: teams }] = await Promise.all([admin.call<{ id: string }>('GET /me'), admin.call<{ items: { id: string; key: string }[] }>('GET /teams')]);
  const content = { ...article, variants: [...article.variants], categoryKey: 'order-invoice', products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };
  const { id } = await admin.call<ArticleView>('POST /articles', { language: 'zh', content, ownerId, teamId: teams[0]!.id, reviewOn: '2099-12-31', counterpartId: null });
  await admin.call(`POST /articles/${id}/submit`, {});
  await admin.call(`POST /articles/${id}/publish`, { ownReviewReason: '旅程演示' });
}

async function letAssistantServe(centre: Centre): Promise<void> {
  const admin = await centre.as('admin');
  const { items } = await admin.call<{ items: { id: string; key: string; name: object; settings: object; teamId: string; active: boolean; version: number }[] }>('GET /channels');
  const { id, name, settings, teamId, active, version } = items.find(({ key }) => key === 'web')!;
  await admin.call(`PUT /channels/${id}`, { name, teamId, active, version, settings: { ...settings, assistant: { active: true, when: 'always', settleAfterMinutes: 30 } } });
}

/** An OpenAI-compatible endpoint that is asked, and answers when it is told to. */
async function slowModel(): Promise<SlowModel> {
  const waiting: { readonly tell: (content: object) => void; readonly breakOff: () => void }[] = [];
  const heard: (() => void)[] = [];
  let refuses = false;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (refuses) return void response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
      // Whoever sends nothing at all is soon given up.
      response.writeHead(200, { 'content-type': 'application/json' });
      const breathing = setInterval(() => response.write(' '), 1_000);
      response.on('close', () => clearInterval(breathing));
      waiting.push({
        tell: (content) => {
          if (response.destroyed) return;
          const usage = { prompt_tokens: 300, completion_tokens: 50, total_tokens: 350 };
          response.end(JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'slow', choices: [{ index: 0, message: { role: 'assistant', content: JSON.stringify(content) }, finish_reason: 'stop' }], usage }));
        },
        breakOff: () => response.destroy(),
      });
      heard.splice(0).forEach((tell) => tell());
    });
  });
  const reply = (content: object) => waiting.splice(0).forEach(({ tell }) => tell(content));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => (waiting.length > 0 ? Promise.resolve() : new Promise((resolve) => heard.push(resolve))),
    answer: (text) => reply({ action: 'answer', text, citations: [1], reason: null }),
    reply,
    refuse: () => (refuses = true),
    breakOff: () => waiting.splice(0).forEach(({ breakOff }) => breakOff()),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
