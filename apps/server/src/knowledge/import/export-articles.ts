/** Every article that is not retired, in the form that the import reads: what is published, or the draft of what never was. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Article, ArticleContent } from '@huiyin/domain/knowledge/article.ts';
import { recordColumns, type RecordColumn, writeMoment } from '@huiyin/domain/knowledge/article-record.ts';
import { zipSync } from 'fflate';
import { stringify } from 'yaml';
import { recordAudit, readTeams } from '../../identity/index.ts';
import type { By } from '../../identity/index.ts';
import type { Shell } from '../../platform/shell.ts';
import { readArticle, readVersion } from '../article.store.ts';
import { picturesIn } from '../render-markdown.ts';
import { writeSheet } from './sheet.ts';
import { readIdsToExport, readMailboxesOf } from './surroundings.store.ts';

type Written = Readonly<Record<RecordColumn, string | readonly string[] | null>>;

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  readonly articles: number;
}

/** `by` null: the command line. */
export async function exportArticles(shell: Shell, format: 'zip' | 'xlsx', by: By | null): Promise<ExportedFile> {
  const records = await readRecords(shell);
  await shell.db.transaction().execute((tx) =>
    recordAudit(tx, shell, { actor: by?.actor ?? null, action: 'articles.exported', target: null, facts: { format, articles: records.length, ...(by === null && { by: 'command line' }) }, address: by?.address ?? null, userAgent: by?.userAgent ?? null }),
  );
  if (format === 'xlsx') return { name: 'articles.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeSheet(records), articles: records.length };
  return { name: 'articles.zip', type: 'application/zip', content: await writeArchive(shell, records), articles: records.length };
}

async function readRecords({ db }: Shell): Promise<Written[]> {
  const articles: Article[] = [];
  for (const id of await readIdsToExport(db)) articles.push((await readArticle(db, id))!);
  const teams = new Map((await readTeams(db)).map(({ id, key }) => [id, key]));
  const mailboxes = await readMailboxesOf(db, [...new Set(articles.map(({ ownerId }) => ownerId))]);
  const keys = new Map<Id, string>(articles.map(({ id, key }) => [id, key]));
  const records: Written[] = [];
  for (const article of articles) {
    const content = article.publishedNumber === null ? article.draft?.content : (await readVersion(db, article.id, article.publishedNumber))?.content;
    if (content) records.push(recordOf(article, content, { department: teams.get(article.teamId) ?? '', owner: mailboxes.get(article.ownerId) ?? null, counterpart: article.counterpartId === null ? null : (keys.get(article.counterpartId) ?? null) }));
  }
  return records;
}

function recordOf(article: Article, content: ArticleContent, names: { readonly department: string; readonly owner: string | null; readonly counterpart: string | null }): Written {
  return {
    key: article.key, language: article.language, title: content.question, variants: content.variants, body: content.body, category: content.categoryKey, products: content.products, channels: content.channels,
    audience: content.audience, department: names.department, owner: names.owner, reviewOn: article.reviewOn, validFrom: writeMoment(content.validFrom, 'validFrom'), validUntil: writeMoment(content.validUntil, 'validUntil'),
    flowSteps: content.flowSteps.map(({ flow, step }) => `${flow}/${step}`), counterpart: names.counterpart,
  };
}

async function writeArchive(shell: Shell, records: readonly Written[]): Promise<Buffer> {
  const files: Record<string, Uint8Array> = {};
  const names = new Map<string, string>();
  for (const id of new Set(records.flatMap(({ body }) => picturesIn(body as string)))) {
    const file = await shell.files.find(id);
    if (!file) continue;
    const name = `pictures/${id}.${file.type === 'image/jpeg' ? 'jpg' : file.type.split('/')[1]}`;
    names.set(id, name);
    files[name] = await readWhole(await shell.files.read(id));
  }
  for (const record of records) {
    const { body, ...facts } = record;
    const written = (body as string).replace(/\(file:([0-9a-f-]{36})/gi, (whole, id: string) => (names.has(id.toLowerCase()) ? `(../${names.get(id.toLowerCase())}` : whole));
    const front = Object.fromEntries((Object.keys(recordColumns) as RecordColumn[]).filter((column) => column !== 'body').map((column) => [column, facts[column as keyof typeof facts]]));
    files[`${record.language}/${record.key}.md`] = Buffer.from(`---\n${stringify(front, { schema: 'core', lineWidth: 0, aliasDuplicateObjects: false })}---\n\n${written}\n`);
  }
  return Buffer.from(zipSync(files, { level: 6 }));
}

async function readWhole(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
