/** The help centre over HTTP: pages that are read without a script, and the two forms on them. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { centreZone } from '../calendar/index.ts';
import { readEveryChannel } from '../channel/index.ts';
import { articlesIn, countPublicArticles, findArticle, isFoundWrong, isPictureOfPublic, type PublicView, readMostUseful, readPublicArticles, readShown, readShownCounterpart, readSiteMap, readVersionsForCustomer, renderMarkdown } from '../knowledge/index.ts';
import { sendDownload } from '../platform/download.ts';
import { isUnavailable, sendProblem } from '../platform/problem.ts';
import type { Bucket } from '../platform/rate-limit.ts';
import { isOurOrigin } from '../platform/same-origin.ts';
import type { Shell } from '../platform/shell.ts';
import { knowledgePorts } from '../ticket/index.ts';
import { articleAddress, pictureAddress, versionAddress } from './addresses.ts';
import { findCategory, helpCategories, pathTo, withBelow } from './categories.ts';
import { chooseLanguage, languageCookie } from './choose-language.ts';
import { findPublicArticles, wordsOfQuestion } from './find-articles.ts';
import { formKey, isFormKey, noteNothingFound, noteRemark, voteAsReader } from './hear-readers.ts';
import { articlePage, type FeedbackStage } from './pages/article.ts';
import { categoryPage } from './pages/category.ts';
import { homePage } from './pages/home.ts';
import { document, type Page } from './pages/layout.ts';
import { type Trouble, troublePage } from './pages/lost.ts';
import { searchPage } from './pages/search.ts';
import { mostAddresses, robots, siteMap } from './site-map.ts';

const style = readFileSync(join(import.meta.dirname, 'help.css'), 'utf8');
const styleAddress = `/help/help-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`;
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const articleKey = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const statusOf: Readonly<Record<Trouble, number>> = { lost: 404, gone: 410, tooMany: 429, stale: 403, fault: 500 };
const mostFound = 12;
const mostUsefulShown = 9;
const mostOfCategory = 500;

export const mountHelp =
  (shell: Shell) =>
  async (app: FastifyInstance): Promise<void> => {
    const { db, config } = shell;
    const site = { origin: new URL(config.publicUrl).origin, style: styleAddress };
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 10_000 }, (_request, body, done) => done(null, new URLSearchParams(body as string)));

    const view = async (): Promise<PublicView> => ({ now: shell.clock.now(), channels: (await readEveryChannel(shell)).filter(({ kind, active }) => kind === 'web' && active).map(({ key }) => key) });
    const categoriesOf = async (seen: PublicView, language: Language) => helpCategories(await knowledgePorts.readTags(db), await countPublicArticles(db, seen, language), language);

    /** False when they come too often; they have been told. */
    const admit = async (request: FastifyRequest, reply: FastifyReply, bucket: Bucket) => {
      const wait = await app.limits.take(bucket, request.ip);
      if (wait === null) return true;
      send(request, reply.header('retry-after', wait), troublePage(languageFor(request), 'tooMany'), 429);
      return false;
    };

    function send(request: FastifyRequest, reply: FastifyReply, page: Page, status = 200): FastifyReply {
      const text = document(site, page);
      const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
      reply
        .header('content-security-policy', policy)
        // Forms name their origin only where a page may say where it is.
        .header('referrer-policy', 'same-origin')
        .header('cache-control', status === 200 ? 'no-cache' : 'no-store')
        .header('content-language', page.language === 'zh' ? 'zh-CN' : 'en');
      rememberLanguage(request, reply);
      if (status !== 200) return reply.status(status).type('text/html; charset=utf-8').send(text);
      reply.header('etag', etag);
      if (String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(etag)) return reply.status(304).send();
      return reply.type('text/html; charset=utf-8').send(text);
    }

    const trouble = (request: FastifyRequest, reply: FastifyReply, what: Trouble, language = languageFor(request)) => send(request, reply, troublePage(language, what), statusOf[what]);

    app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      const refused = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
      if (!refused) request.log.error({ err: error }, 'fault');
      return send(request, reply, troublePage(languageFor(request), refused ? 'lost' : 'fault'), refused ? error.statusCode : isUnavailable(error) ? 503 : 500);
    });

    /** Two pages at one address: caches must tell readers apart. */
    const negotiated = (request: FastifyRequest, reply: FastifyReply): Language => {
      if (askedOf(request, 'lang') === '') reply.header('vary', 'accept-language, cookie');
      return languageFor(request);
    };

    app.get('/help', async (request, reply) => {
      if (!(await admit(request, reply, 'publicRead'))) return reply;
      const language = negotiated(request, reply);
      const seen = await view();
      return send(request, reply, homePage(language, { useful: await readMostUseful(db, seen, language, mostUsefulShown), categories: await categoriesOf(seen, language) }));
    });

    app.get<{ Params: { key: string } }>('/help/categories/:key', async (request, reply) => {
      if (!(await admit(request, reply, 'publicRead'))) return reply;
      const language = negotiated(request, reply);
      const seen = await view();
      const tree = await categoriesOf(seen, language);
      const category = findCategory(tree, request.params.key);
      if (!category) return trouble(request, reply, 'lost', language);
      const articles = await readPublicArticles(db, seen, { language, categoryKeys: withBelow(category).map(({ key }) => key), limit: mostOfCategory });
      return send(request, reply, categoryPage(language, { tree, category, articles }));
    });

    app.get('/help/search', async (request, reply) => {
      if (!(await admit(request, reply, 'publicRead'))) return reply;
      const language = negotiated(request, reply);
      const question = askedOf(request, 'q').replace(/\s+/gu, ' ').trim().slice(0, 100).toWellFormed();
      const seen = await view();
      const found = question === '' ? { own: [], other: [] } : await findPublicArticles(shell, question, { language, channels: seen.channels, limit: mostFound });
      const nothing = question !== '' && found.own.length + found.other.length === 0;
      // A page that is fetched in advance, or looked at by a machine, asked nothing.
      if (nothing && request.method === 'GET' && request.headers['sec-purpose'] === undefined && (await app.limits.take('readerSays', request.ip)) === null) await noteNothingFound(shell, { question, language });
      return send(request, reply, searchPage(language, { question, found, marks: wordsOfQuestion(question), categories: nothing ? await categoriesOf(seen, language) : [] }));
    });

    app.get<{ Params: { name: string } }>('/help/articles/:name', async (request, reply) => {
      if (!(await admit(request, reply, 'publicRead'))) return reply;
      const { name } = request.params;
      const known = uuid.test(name) ? await findArticle(db, { id: name }) : articleKey.test(name) ? await findArticle(db, { key: name }) : undefined;
      // That there is an internal article is nobody's business out there.
      if (!known?.wasPublic) return trouble(request, reply, 'lost');
      const seen = await view();
      const [shown] = await readShown(db, seen, { ids: [known.articleId] });
      const wanted = askedOf(request, 'version');
      if (wanted !== '' && !/^[1-9]\d{0,5}$/.test(wanted)) return trouble(request, reply, 'lost', known.language);
      if (wanted === '' && !shown) return trouble(request, reply, 'gone', known.language);
      const current = shown?.version ?? null;
      const number = wanted === '' ? current! : Number(wanted);
      const [version] = await readVersionsForCustomer(db, [{ articleId: known.articleId, version: number }]);
      if (!version) return trouble(request, reply, 'lost', known.language);
      const tree = await categoriesOf(seen, version.language);
      const path = pathTo(tree, version.categoryKey);
      const beside = path.length === 0 ? [] : await readPublicArticles(db, seen, { language: version.language, categoryKeys: [path.at(-1)!.key], limit: 6 });
      const page = articlePage({
        version,
        body: await render(seen, version.body),
        standing: current === number ? 'holds' : shown ? 'newer' : 'over',
        wrong: current !== number && (await isFoundWrong(db, known.articleId, number)),
        path,
        related: beside.filter(({ articleId }) => articleId !== known.articleId).slice(0, 5),
        counterpart: await readShownCounterpart(db, seen, known.articleId),
        feedback: stageOf(askedOf(request, 'feedback')),
        formKey: formKey(shell, { articleId: known.articleId, version: number }),
        timeZone: (await centreZone(db)).name,
      });
      return send(request, reply, page);
    });

    async function render(seen: PublicView, body: string): Promise<string> {
      const linked = new Set((await readShown(db, seen, { keys: articlesIn(body) })).map(({ key }) => key));
      return renderMarkdown(body, { article: (key) => (linked.has(key) ? articleAddress(key) : null), picture: pictureAddress });
    }

    /** What a form of ours says of the version it stood under; null: it is not one of ours, and they have been told. */
    async function formOf(request: FastifyRequest<{ Params: { key: string } }>, reply: FastifyReply) {
      if (!(await admit(request, reply, 'readerSays'))) return null;
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const known = articleKey.test(request.params.key) ? await findArticle(db, { key: request.params.key }) : undefined;
      const version = /^[1-9]\d{0,5}$/.test(form.get('version') ?? '') ? Number(form.get('version')) : null;
      const cited = known?.wasPublic && version !== null ? { articleId: known.articleId, version } : null;
      if (cited === null) {
        trouble(request, reply, 'lost');
        return null;
      }
      if (!isSameSite(request) || !isFormKey(shell, cited, form.get('form') ?? '')) {
        trouble(request, reply, 'stale', known!.language);
        return null;
      }
      return { form, cited };
    }

    const isSameSite = ({ headers }: FastifyRequest) =>
      (headers['sec-fetch-site'] === undefined || headers['sec-fetch-site'] === 'same-origin') && (headers.origin === undefined || isOurOrigin(headers.origin, headers.host, config.publicUrl));

    const backTo = (reply: FastifyReply, { articleId, version }: { readonly articleId: Id; readonly version: number }, stage: FeedbackStage) => reply.redirect(`${versionAddress(articleId, version)}&feedback=${stage}#feedback`, 303);

    app.post<{ Params: { key: string } }>('/help/articles/:key/vote', async (request, reply) => {
      const sent = await formOf(request, reply);
      if (!sent) return reply;
      const helpful = sent.form.get('helpful');
      if (helpful !== 'yes' && helpful !== 'no') return trouble(request, reply, 'lost');
      const counted = await voteAsReader(shell, { ...sent.cited, reader: { address: request.ip, userAgent: String(request.headers['user-agent'] ?? '') }, helpful: helpful === 'yes' });
      return counted ? backTo(reply, sent.cited, helpful) : trouble(request, reply, 'lost');
    });

    app.post<{ Params: { key: string } }>('/help/articles/:key/remark', async (request, reply) => {
      const sent = await formOf(request, reply);
      if (!sent) return reply;
      const words = (sent.form.get('words') ?? '').trim().slice(0, 500).toWellFormed();
      if (words !== '') await noteRemark(shell, { articleId: sent.cited.articleId, words });
      return backTo(reply, sent.cited, words === '' ? 'no' : 'said');
    });

    app.get<{ Params: { id: string } }>('/help/pictures/:id', async (request, reply) => {
      if (!(await admit(request, reply, 'publicRead'))) return reply;
      const { id } = request.params;
      const file = uuid.test(id) && (await isPictureOfPublic(db, id)) ? await shell.files.find(id) : null;
      if (!file) return sendProblem(request, reply, 'file.unknown');
      return sendDownload(reply, { name: file.name, type: file.type, size: file.size, content: await shell.files.read(file.id) }, { inline: true, cache: 'public, max-age=86400' });
    });

    app.get(styleAddress, async (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(style));

    app.get('/help/sitemap.xml', async (request, reply) => {
      if (!(await admit(request, reply, 'publicRead'))) return reply;
      return reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=3600').send(siteMap(site.origin, await readSiteMap(db, await view(), mostAddresses - 2)));
    });

    app.get('/robots.txt', async (_request, reply) => reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=3600').send(robots(site.origin)));

    app.get('/help/*', async (request, reply) => trouble(request, reply, 'lost'));

    function rememberLanguage(request: FastifyRequest, reply: FastifyReply): void {
      const asked = askedOf(request, 'lang');
      if ((asked === 'zh' || asked === 'en') && request.cookies[languageCookie] !== asked) reply.setCookie(languageCookie, asked, { path: '/help', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true, secure: site.origin.startsWith('https:') });
    }
  };

function languageFor(request: FastifyRequest): Language {
  return chooseLanguage({ asked: askedOf(request, 'lang'), kept: request.cookies[languageCookie], accepted: request.headers['accept-language'] });
}

/** A parameter of the address; given several times, the first. */
function askedOf(request: FastifyRequest, name: string): string {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

function stageOf(word: string): FeedbackStage {
  return word === 'yes' || word === 'no' || word === 'said' ? word : 'ask';
}
