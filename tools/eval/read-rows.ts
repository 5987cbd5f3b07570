/** Reads what people call a TSV: packed or not, quoted or not, with a mark of its encoding or not; and JSON, one object a line. */

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Row = Readonly<Record<string, string>>;

/** Columns by their name in the first line, in small letters. Empty lines are left out. Fails with a sentence when the file cannot be read. */
export function readRows(path: string): Row[] {
  const text = readText(path);
  return /^\s*\{/.test(text) ? jsonRows(text) : tableRows(text);
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const decoded = plain[0] === 0xff && plain[1] === 0xfe ? plain.toString('utf16le') : plain.toString('utf8');
  return decoded.replace(/^\uFEFF/, '');
}

function jsonRows(text: string): Row[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => Object.fromEntries(Object.entries(JSON.parse(line) as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), asText(value)])));
}

/** A list is its items with `|` between them, as in a table. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join('|');
  return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

function tableRows(text: string): Row[] {
  const firstLine = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const separator = firstLine.includes('\t') ? '\t' : ',';
  const [head = [], ...rows] = fieldsOf(text, separator);
  const names = head.map((name) => name.trim().toLowerCase());
  return rows.filter((row) => row.some((field) => field.trim() !== '')).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

/** Quotes count only where the whole file keeps their rules: a lone quotation mark in unquoted text must not swallow the lines behind it. */
function fieldsOf(text: string, separator: string): string[][] {
  const quoted = separator === ',' || isQuoted(text) ? quotedFields(text, separator) : null;
  return quoted ?? text.split(/\r?\n/).map((line) => line.split(separator).map((field) => unquoted(field)));
}

/** Whether some field begins with a quotation mark, and every such field ends with one. */
function isQuoted(text: string): boolean {
  const starts = text.match(/(?:^|[\t\n])"/g)?.length ?? 0;
  return starts > 0 && quotedFields(text, '\t') !== null;
}

function unquoted(field: string): string {
  const inner = /^"((?:[^"]|"")*)"$/.exec(field)?.[1];
  return inner === undefined ? field : inner.replaceAll('""', '"');
}

/** Null where quotation marks are not used as such. */
function quotedFields(text: string, separator: string): string[][] | null {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let field: string;
    if (text[at] === '"') {
      let end = at + 1;
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
      if (end >= text.length) return null;
      field = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      if (at < text.length && !text.startsWith(separator, at) && !/[\r\n]/.test(text[at]!)) return null;
    } else {
      const rest = /[\t,\r\n]/g;
      rest.lastIndex = at;
      let end = text.length;
      for (let match = rest.exec(text); match !== null; match = rest.exec(text)) {
        if (match[0] === separator || match[0] === '\n' || match[0] === '\r') {
          end = match.index;
          break;
        }
      }
      field = text.slice(at, end);
      at = end;
    }
    rows.at(-1)!.push(field);
    if (text.startsWith(separator, at)) {
      at += separator.length;
      if (at === text.length) rows.at(-1)!.push('');
    } else {
      if (text[at] === '\r') at += 1;
      if (text[at] === '\n') at += 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}
