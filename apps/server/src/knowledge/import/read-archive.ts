/** Reads a ZIP of Markdown files, each with its front matter, and the pictures that they show. Nothing of it is written to a disk: paths are names only. */

import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import { measureZip } from '../../platform/zip-size.ts';
import { type ArticleRow, type ArticleRows, type ImportProblem, limits, onlyProblem, problem } from './article-rows.ts';

const pictureName = /\.(?:png|jpe?g|gif|webp)$/i;
/** What systems put into archives by themselves, and the page that explains a folder. */
const besides = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|README\.md$)/i;

export async function readArchive(name: string, bytes: Buffer): Promise<ArticleRows> {
  const size = await measureZip(bytes, limits.unpacked);
  if (size === 'too_large') return onlyProblem(name, '压缩包解开后太大，或文件太多', 'Unpacked, the archive is too large or holds too many files');
  if (size === 'damaged') return onlyProblem(name, '不是可读的 ZIP 压缩包', 'This is not a ZIP archive that can be read');
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    return onlyProblem(name, '压缩包已损坏', 'The archive is damaged');
  }

  const rows: ArticleRow[] = [];
  const pictures = new Map<string, Uint8Array>();
  const problems: ImportProblem[] = [];
  for (const [path, content] of Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const shown = path.replace(/\p{Cc}/gu, '?').slice(0, 200);
    if (path.endsWith('/') || besides.test(path)) continue;
    if (!isInside(path)) problems.push(problem(shown, '文件路径指向压缩包之外', 'The path leads out of the archive'));
    else if (pictureName.test(path)) {
      if (content.length > limits.picture) problems.push(problem(shown, '图片超过 10 MB', 'The picture is larger than 10 MB'));
      else pictures.set(path, content);
    } else if (!/\.md$/i.test(path)) problems.push(problem(shown, '只接受 Markdown 文件（.md）和图片', 'Only Markdown files (.md) and pictures are taken'));
    else {
      const read = readMarkdown(content);
      if (read.fields === null) problems.push(problem(shown, read.zh, read.en, { row: read.line }));
      else rows.push({ file: shown, row: null, fields: { ...languageOf(path), ...read.fields } });
    }
  }
  if (rows.length + problems.length === 0) problems.push(problem(name, '压缩包里没有知识文件', 'There is no article in the archive'));
  return { rows, pictures, problems };
}

/** Folders by language need not say it in each file. */
function languageOf(path: string): { readonly language?: string } {
  const folder = path.split('/').find((step) => step === 'zh' || step === 'en');
  return folder === undefined ? {} : { language: folder };
}

function isInside(path: string): boolean {
  return !/^[/\\]|^[a-z]:|\\|\p{Cc}/iu.test(path) && !path.split('/').some((step) => step === '..' || step === '.' || step === '');
}

type Read = { readonly fields: Record<string, unknown> } | { readonly fields: null; readonly line: number | null; readonly zh: string; readonly en: string };

function readMarkdown(content: Uint8Array): Read {
  const flaw = (zh: string, en: string, line: number | null = null): Read => ({ fields: null, line, zh, en });
  if (content.length > limits.markdown) return flaw('文件太大', 'The file is too large');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content).replace(/\r\n?/g, '\n');
  } catch {
    return flaw('不是 UTF-8 编码', 'The file is not in UTF-8');
  }
  const [, front, body] = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/.exec(text) ?? [];
  if (front === undefined) return flaw('开头缺少 --- 之间的属性', 'It does not begin with its facts between two lines of ---', 1);
  try {
    // Dates stay the text they are; no alias may blow a small file up.
    const facts: unknown = parse(front, { schema: 'core', maxAliasCount: 0, logLevel: 'error' });
    if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return flaw('每行属性由名称、半角冒号和内容组成', 'Facts are written as “name: value”', 2);
    return { fields: { ...facts, body: body?.trim() ?? '' } };
  } catch (cause) {
    const line = (cause as { linePos?: readonly { readonly line: number }[] }).linePos?.[0]?.line;
    return flaw('属性不是正确的 YAML', 'The facts are not valid YAML', line === undefined ? null : line + 1);
  }
}
