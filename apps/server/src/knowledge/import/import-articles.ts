/** Brings articles in from a file: all of them, or none. A repeat of the same file changes nothing. */

import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Article, ArticleContent } from '@huiyin/domain/knowledge/article.ts';
import { type ArticleRecord, readRecord } from '@huiyin/domain/knowledge/article-record.ts';
import type { ArticleImportReply } from '@huiyin/domain/knowledge/carry-articles.contract.ts';
import { publish } from '@huiyin/domain/knowledge/publish.ts';
import { tidyContent, validateContent } from '@huiyin/domain/knowledge/validate-content.ts';
import { saveDraft, submitDraft } from '@huiyin/domain/knowledge/write.ts';
import { audited, type By, readTeams } from '../../identity/index.ts';
import { maxFileBytes } from '../../platform/files.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { withoutMetadata } from '../../platform/strip-metadata.ts';
import type { Shell } from '../../platform/shell.ts';
import { insertArticle, lockArticle, readLastNumber, readVersion, saveArticle } from '../article.store.ts';
import type { KnowledgePorts } from '../knowledge.ports.ts';
import { readPictureIds } from '../picture.store.ts';
import { keepPublication } from '../publish-articles.ts';
import { articlesIn, picturesIn } from '../render-markdown.ts';
import { type ArticleRow, type ArticleRows, type ImportProblem, limits, problem } from './article-rows.ts';
import { readArchive } from './read-archive.ts';
import { readSheet } from './sheet.ts';
import { lockImports, readKeyed, readMailboxes, readPicturesByContent } from './surroundings.store.ts';

export interface ImportWish extends By {
  readonly files: AsyncIterable<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> }>;
  /** Look only. */
  readonly dry: boolean;
  /** Else they become drafts. */
  readonly publish: boolean;
}

const mostProblems = 200;

/** One article as it would be here: its picture paths made ids, its names made keys that exist. */
interface Planned {
  readonly row: ArticleRow;
  readonly record: ArticleRecord;
  readonly content: ArticleContent;
  readonly ownerId: Id;
  readonly teamId: Id;
}

type Verdict = 'create' | 'change' | 'same';

/** A whole file's worth of refusals travels as problems; only what is no import at all is refused. */
export async function importArticles(shell: Shell, ports: KnowledgePorts, wish: ImportWish): Promise<Result<ArticleImportReply, 'file.missing' | 'file.too_large' | 'permission.missing'>> {
  if (wish.publish && !wish.actor.grants.has('knowledge.publish')) return refuse('permission.missing', { permission: 'knowledge.publish' });
  const file = await takeFile(wish.files);
  if (file === null) return refuse('file.missing');
  if (file === 'file.too_large') return refuse(file);
  const read = await readRows(file);

  const pictures = await prepare(shell, read);
  let reply = nothing([]);
  const done = await audited(shell, wish, async (tx) => {
    await lockImports(tx);
    const { planned, problems } = await plan(tx, shell, ports, { read, pictures: pictures.ids, importer: wish.actor.id });
    const all = [...read.problems, ...pictures.problems, ...problems];
    const verdicts: { readonly planned: Planned; readonly what: Verdict }[] = [];
    for (const one of planned) {
      const what = await judge(tx, one, wish.publish);
      if (typeof what === 'string') verdicts.push({ planned: one, what });
      else all.push(what);
    }
    reply = { ...countOf(verdicts), imported: false, problems: all.slice(0, mostProblems) };
    // Undone, not kept: looking leaves nothing behind, and of a file with a mistake nothing is taken.
    if (all.length > 0 || wish.dry) return refuse('import.not_wanted');
    await write(tx, shell, verdicts.filter(({ what }) => what !== 'same').map((verdict) => verdict.planned), { wish, note: file.name });
    reply = { ...reply, imported: true };
    const { created, changed, unchanged } = reply;
    return accept({ value: undefined, action: 'articles.imported', target: 'articles', facts: { file: file.name, created, changed, unchanged, published: wish.publish } });
  }).catch(async (fault: unknown) => {
    await pictures.letGo();
    throw fault;
  });
  if (!done.ok) await pictures.letGo();
  return accept(reply);
}

async function takeFile(files: ImportWish['files']): Promise<{ name: string; bytes: Buffer } | 'file.too_large' | null> {
  for await (const { name, content } of files) {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of content) {
      size += chunk.length;
      // Read to the end all the same: a half-read upload would leave the caller's connection hanging.
      if (size <= maxFileBytes) chunks.push(chunk);
    }
    return size > maxFileBytes ? 'file.too_large' : { name: name.replace(/\p{Cc}/gu, '').slice(-120), bytes: Buffer.concat(chunks) };
  }
  return null;
}

/** By what it holds, not by its name: a workbook is an archive that names its own content. */
async function readRows({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): Promise<ArticleRows> {
  return bytes.includes('[Content_Types].xml') ? readSheet(name, bytes) : readArchive(name, bytes);
}

interface Pictures {
  /** By path in the archive. */
  readonly ids: ReadonlyMap<string, Id>;
  readonly problems: readonly ImportProblem[];
  letGo(): Promise<void>;
}

/** A picture that is here already, as files are kept, is not stored again. Files are no part of a transaction, so those stored for nothing are let go. */
async function prepare(shell: Shell, { pictures }: ArticleRows): Promise<Pictures> {
  const digests = new Map([...pictures].map(([path, content]) => [path, createHash('sha256').update(withoutMetadata(content)).digest('hex')]));
  const known = new Map(await readPicturesByContent(shell.db, [...new Set(digests.values())]));
  const [ids, stored, problems]: [Map<string, Id>, Id[], ImportProblem[]] = [new Map(), [], []];
  for (const [path, content] of pictures) {
    const digest = digests.get(path)!;
    let id = known.get(digest);
    if (id === undefined) {
      const file = await shell.files.store((async function* () { yield content; })(), { name: posix.basename(path), owner: 'knowledge' });
      if (typeof file === 'string' || !/^image\/(?:png|jpeg|gif|webp)$/.test(file.type)) {
        if (typeof file !== 'string') await shell.files.remove(file.id);
        problems.push(problem(path, '图片的内容与扩展名不符，或不是 PNG、JPEG、GIF、WebP', 'What the picture holds is not what its name says, or is no PNG, JPEG, GIF or WebP'));
        continue;
      }
      id = file.id;
      stored.push(id);
      known.set(digest, id);
    }
    ids.set(path, id);
  }
  const letGo = async () => {
    for (const id of stored) await shell.files.remove(id);
  };
  return { ids, problems, letGo };
}

async function plan(db: Db, shell: Shell, ports: KnowledgePorts, { read, pictures, importer }: { readonly read: ArticleRows; readonly pictures: ReadonlyMap<string, Id>; readonly importer: Id }): Promise<{ planned: Planned[]; problems: ImportProblem[] }> {
  const problems: ImportProblem[] = [];
  const records = read.rows.slice(0, limits.rows).flatMap((row) => {
    const { record, flaws } = readRecord(row.fields);
    for (const { column, message } of flaws) problems.push({ file: row.file, row: row.row, column, message });
    return record === null ? [] : [{ row, record }];
  });
  if (read.rows.length > limits.rows) problems.push(problem(read.rows[0]!.file, `一次最多 ${limits.rows} 篇`, `At most ${limits.rows} articles at once`));
  const tags = await ports.readTags(db);
  const teams = new Map((await readTeams(db)).map(({ key, id }) => [key, id]));
  const mailboxes = await readMailboxes(db);
  const own = new Map(records.map(({ record }) => [record.key, record.language]));
  const bodies = new Map(records.map(({ row, record }) => [row, withPictures(record.body, row.file, pictures)]));
  const elsewhere = await readKeyed(db, [...new Set(records.flatMap(({ row, record }) => [record.key, ...(record.counterpart === null ? [] : [record.counterpart]), ...articlesIn(bodies.get(row)!.body)]))]);
  const shownPictures = await readPictureIds(db, [...bodies.values()].flatMap(({ body }) => picturesIn(body)));
  const around = {
    categories: new Set(tags.categories.map(({ key }) => key)),
    channels: new Set(tags.channels.map(({ key }) => key)),
    steps: new Set(tags.steps.flatMap(({ flow, steps }) => steps.map(({ key }) => `${flow.key}/${key}`))),
    articles: new Set([...own.keys(), ...elsewhere.keys()]),
    pictures: new Set([...shownPictures, ...pictures.values()]),
  };

  const seen = new Map<string, ArticleRow>();
  const planned = records.flatMap(({ row, record }): Planned[] => {
    const before = problems.length;
    const tell = (column: string, zh: string, en: string) => void problems.push(problem(row.file, zh, en, { row: row.row, column }));
    const twin = seen.get(record.key);
    if (twin) tell('key', `标识与 ${twin.row === null ? twin.file : `第 ${twin.row} 行`} 重复`, `The key is that of ${twin.row === null ? twin.file : `row ${twin.row}`} too`);
    seen.set(record.key, row);
    const { body, missing } = bodies.get(row)!;
    for (const path of missing) tell('body', `压缩包里没有图片 ${path}`, `The archive lacks the picture ${path}`);
    const content = tidyContent({
      question: record.title, variants: record.variants, body, categoryKey: record.category, products: record.products, channels: record.channels, audience: record.audience,
      validFrom: record.validFrom, validUntil: record.validUntil, flowSteps: record.flowSteps,
    });
    for (const { path, message, code } of validateContent(content, { articles: articlesIn(body), pictures: picturesIn(body) }, around, shell.clock.now())) {
      // One that is over may come in: it is kept for whoever was answered with it.
      if (code !== 'validity.past') tell(columnOf(path), message.zh, message.en);
    }
    const ownerId = record.owner === null ? importer : personOf(record.owner, mailboxes);
    if (ownerId === null) tell('owner', `没有负责人“${record.owner}”`, `There is nobody called “${record.owner}”`);
    const teamId = teams.get(record.department);
    if (teamId === undefined) tell('department', `没有部门“${record.department}”`, `There is no department “${record.department}”`);
    const other = record.counterpart === null ? null : (own.get(record.counterpart) ?? elsewhere.get(record.counterpart)?.language ?? 'none');
    if (other === 'none') tell('counterpart', `没有知识“${record.counterpart}”`, `There is no article “${record.counterpart}”`);
    else if (other === record.language) tell('counterpart', '对应的知识须是另一种语言的', 'Its counterpart must be in the other language');
    const here = elsewhere.get(record.key);
    if (here && here.language !== record.language) tell('language', '已有的同名知识是另一种语言的', 'The article of this key is in the other language');
    return problems.length > before ? [] : [{ row, record, content, ownerId: ownerId!, teamId: teamId! }];
  });
  return { planned, problems };
}

/** Paths of pictures as the file writes them, from where it lies, become files of ours. */
function withPictures(body: string, file: string, pictures: ReadonlyMap<string, Id>): { body: string; missing: string[] } {
  const missing: string[] = [];
  const changed = body.replace(/(!\[[^\]]*\]\()<?([^)\s>]+)>?((?:\s+"[^"]*")?\))/g, (whole, before: string, path: string, after: string) => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(path)) return whole;
    const decoded = safelyDecoded(path);
    const id = pictures.get(posix.normalize(posix.join(posix.dirname(file), decoded)));
    if (id === undefined) missing.push(decoded.slice(0, 100));
    return id === undefined ? whole : `${before}file:${id}${after}`;
  });
  return { body: changed, missing };
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function personOf(owner: string, mailboxes: ReadonlyMap<string, Id>): Id | null {
  const wanted = owner.toLowerCase();
  if (wanted.includes('@')) return mailboxes.get(wanted) ?? null;
  const alike = [...mailboxes].filter(([mailbox]) => mailbox.split('@')[0] === wanted);
  return alike.length === 1 ? alike[0]![1] : null;
}

const columnsOf: Readonly<Record<string, string>> = { question: 'title', categoryKey: 'category' };

function columnOf(pointer: string): string {
  const name = pointer.split('/')[1] ?? '';
  return columnsOf[name] ?? name;
}

/** What would become of it, or why it may not. */
async function judge(tx: Tx, { row, record, content }: Planned, publishing: boolean): Promise<Verdict | ImportProblem> {
  const here = (await readKeyed(tx, [record.key])).get(record.key);
  if (!here) return 'create';
  const article = (await lockArticle(tx, here.id))!;
  if (article.retiredAt !== null) return problem(row.file, '这篇知识已停用', 'This article is retired', { row: row.row, column: 'key' });
  const current = article.publishedNumber === null ? undefined : await readVersion(tx, article.id, article.publishedNumber);
  // Whatever is being written beside it stays: what goes out is what is published, and may come in again.
  if (current && isSame(current.content, content)) return 'same';
  if (article.draft === null) return 'change';
  if (isSame(article.draft.content, content) && !publishing) return 'same';
  if (isSame(article.draft.content, content)) return 'change';
  return problem(row.file, '有人正在改这篇知识，请先发布或放弃草稿', 'Somebody is writing in this article; publish or discard its draft first', { row: row.row, column: 'key' });
}

function isSame(a: ArticleContent, b: ArticleContent): boolean {
  const plain = (content: ArticleContent) => {
    const { question, variants, body, categoryKey, products, channels, audience, validFrom, validUntil, flowSteps } = content;
    return JSON.stringify([question, variants, body, categoryKey, products, channels, audience, validFrom, validUntil, flowSteps.map(({ flow, step }) => `${flow}/${step}`)]);
  };
  return plain(a) === plain(b);
}

async function write(tx: Tx, shell: Shell, planned: readonly Planned[], { wish, note }: { readonly wish: ImportWish; readonly note: string }): Promise<void> {
  const at = shell.clock.now();
  // All of them first, so that each may name any other as its counterpart.
  for (const { record, ownerId, teamId } of planned) {
    const { key, language, reviewOn } = record;
    await insertArticle(tx, { id: shell.ids.next(), key, language, counterpartId: null, ownerId, teamId, reviewOn, draft: null, publishedNumber: null, retiredAt: null, version: 1 }, wish.actor.id, at);
  }
  const ids = await readKeyed(tx, planned.flatMap(({ record }) => [record.key, ...(record.counterpart === null ? [] : [record.counterpart])]));
  for (const { record, content, ownerId, teamId } of planned) {
    const article: Article = {
      ...(await lockArticle(tx, ids.get(record.key)!.id))!, ownerId, teamId, reviewOn: record.reviewOn,
      ...(record.counterpart === null ? {} : { counterpartId: ids.get(record.counterpart)!.id }),
    };
    const drafted = taken(saveDraft(article, { content, by: wish.actor.id, at }));
    if (!wish.publish) await saveArticle(tx, drafted, at);
    else {
      const lastNumber = await readLastNumber(tx, article.id);
      await keepPublication(tx, taken(publish(taken(submitDraft(drafted, wish.actor.id)), { by: wish.actor.id, note: note.slice(0, 200), ownReviewReason: `导入：${note}`.slice(0, 500), reviewOn: null, lastNumber, at })), at);
    }
  }
}

/** What was judged a moment ago under the same lock is allowed; a refusal here is a mistake of ours. */
function taken<Value>(decided: Result<Value, string>): Value {
  if (!decided.ok) throw new Error(`importing articles: ${decided.code}`);
  return decided.value;
}

function countOf(verdicts: readonly { readonly planned: Planned; readonly what: Verdict }[]): Omit<ArticleImportReply, 'imported' | 'problems'> {
  const count = (wanted: Verdict) => verdicts.filter(({ what }) => what === wanted).length;
  return { created: count('create'), changed: count('change'), unchanged: count('same'), articles: verdicts.map(({ planned: { record }, what }) => ({ key: record.key, title: record.title, language: record.language, what })) };
}

function nothing(problems: readonly ImportProblem[]): ArticleImportReply {
  return { imported: false, created: 0, changed: 0, unchanged: 0, articles: [], problems: [...problems] };
}
