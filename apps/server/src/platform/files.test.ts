import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { createFiles, maxFileBytes } from './files.ts';
import { testDatabase } from './testing/test-database.ts';

const { db, pool } = await testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-files-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const files = createFiles({ config: { dataDir }, db });

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]);
const store = (content: Buffer | string, name: string, pieces = 7) => files.store(Readable.from(inPieces(Buffer.from(content as string), pieces)), { name, owner: 'ticket:1' });

function* inPieces(content: Buffer, size: number) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

const onDisk = () => readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('files we take', () => {
  test.each([
    ['a picture', png, '截图.PNG', 'image/png'],
    ['a document', pdf, '合同.pdf', 'application/pdf'],
    ['an old spreadsheet', oldOffice, '报价.xls', 'application/vnd.ms-excel'],
    ['text in UTF-8', '姓名,电话\n张三,1\n', 'a.csv', 'text/csv'],
    ['text in GB18030', iconv.encode('客户说：a < b，订单 <A-1> 没到', 'gb18030'), 'a.txt', 'text/plain'],
  ])('%s comes back as it was', async (_, content, name, type) => {
    const stored = await store(content, name);
    expect(stored).toEqual({ id: expect.any(String), name, type, size: Buffer.from(content as string).length, owner: 'ticket:1' });
    const { id } = stored as { id: string };
    expect(await files.find(id)).toEqual(stored);
    expect(await buffer(await files.read(id))).toEqual(Buffer.from(content as string));
  });

  test('lie under an id that chance made, readable by us alone', async () => {
    const { id } = (await store(png, 'a.png')) as { id: string };
    expect(id[14]).toBe('4');
    expect(statSync(join(dataDir, 'files', id.slice(0, 2), id.slice(2, 4), id)).mode & 0o777).toBe(0o600);
  });

  test('pictures lie there without what they tell of place and time, as long as they are said to be', async () => {
    const told = Buffer.from('tEXtwhere\0N 31 13 49', 'latin1');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(told.length - 4);
    const stored = (await store(Buffer.concat([png.subarray(0, 33), length, told, Buffer.alloc(4), png.subarray(33)]), 'a.png')) as { id: string; size: number };
    expect(stored.size).toBe(png.length);
    expect(await buffer(await files.read(stored.id))).toEqual(png);
    const { sha256 } = await db.selectFrom('stored_file').select('sha256').where('id', '=', stored.id).executeTakeFirstOrThrow();
    expect(sha256).toEqual(createHash('sha256').update(png).digest());
  });

  test('lose from their names what could mislead', async () => {
    expect(await store(png, '../../etc/合\u202egnp.exe\u0000.png')).toMatchObject({ name: '合gnp.exe.png' });
    expect(((await store(png, `${'长'.repeat(400)}.png`)) as { name: string }).name).toMatch(/^长{196}\.png$/);
  });
});

describe('files we refuse', () => {
  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'a.html'],
    ['a page called text', 'hello <ScRiPt>alert(1)</script>', 'a.txt'],
    ['a page whose tag is cut between two reads', `${'a'.repeat(65_530)}<script>`, 'a.txt'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.svg'],
    ['a drawing called a picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.png'],
    ['XML', '<?xml version="1.0"?><a/>', 'a.xml'],
    ['a script', 'alert(1)', 'a.js'],
    ['a shell script called text', '#!/bin/sh\nrm -rf /', 'a.txt'],
    ['a program', program, 'a.exe'],
    ['a program called a picture', program, 'a.png'],
    ['a picture called a document', png, 'a.pdf'],
    ['a picture without an ending', png, 'a'],
    ['bytes called text', Buffer.from([0, 1, 2, 255, 254]), 'a.txt'],
    ['half a character', Buffer.from([0x61, 0xe4]), 'a.txt'],
    ['nothing', '', 'a.txt'],
  ])('%s', async (_, content, name) => {
    const before = onDisk().length;
    expect(await store(content, name, 65_536)).toBe('file.type_refused');
    expect(onDisk().length).toBe(before);
  });

  test('more than the limit, leaving nothing behind', async () => {
    const before = onDisk().length;
    expect(await files.store(Readable.from(inPieces(Buffer.alloc(maxFileBytes + 1, 97), 1 << 20)), { name: 'a.txt', owner: 'x' })).toBe('file.too_large');
    expect(onDisk().length).toBe(before);
  });

  test('an upload that breaks off leaves nothing behind', async () => {
    const before = onDisk().length;
    const broken = Readable.from((async function* () {
      yield png;
      throw new Error('connection lost');
    })());
    await expect(files.store(broken, { name: 'a.png', owner: 'x' })).rejects.toThrow('connection lost');
    expect(onDisk().length).toBe(before);
  });

  test('ids that are no ids open nothing', async () => {
    expect(await files.find('../../secret')).toBeNull();
    await expect(files.read('../../secret')).rejects.toThrow();
    expect((await pool.query('select count(*) as n from stored_file where owner = $1', ['x'])).rows[0].n).toBe(0);
  });
});
