import { describe, expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';
import { cell } from './export-tickets.ts';

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-3', "'-3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['普通文字', '普通文字'],
    ['a "b", c', '"a ""b"", c"'],
    ['两\n行', '"两\n行"'],
  ])('%j is written so that no spreadsheet runs it', (value, written) => {
    expect(cell(value)).toBe(written);
  });
});

describe('exporting tickets', async () => {
  const centre = await testCentre();
  const agent = await centre.as('agent');
  const admin = await centre.as('admin');
  for (const subject of ['=HYPERLINK("http://example.com")', '耳机没有声音']) {
    expect((await agent('POST /tickets', { channel: 'phone', customer: { name: '王小明', phone: '13800001234' }, subject, body: '你好' })).statusCode).toBe(201);
  }

  test('gives what the caller may see, harmless to a spreadsheet, without contact values, and says so in the audit log', async () => {
    const reply = await admin('GET /tickets/export?language=zh');
    expect(reply.statusCode, reply.body).toBe(200);
    expect(reply.headers['content-disposition']).toContain('attachment');
    const lines = reply.body.trimEnd().split('\r\n');
    expect(lines[0]).toContain('工单号,主题');
    expect(lines).toHaveLength(3);
    expect(reply.body).toContain("'=HYPERLINK");
    expect(reply.body).not.toContain('13800001234');
    const audit = (await admin('GET /audit?action=ticket.exported')).json() as { items: unknown[] };
    expect(audit.items).toHaveLength(1);
  });

  test('holds the queue that was on screen', async () => {
    const { items } = (await admin('GET /tickets?queue=all')).json() as { items: { id: string; number: string; version: number }[] };
    const [ticket] = items;
    expect((await admin(`POST /tickets/${ticket!.id}/take`, { version: ticket!.version })).statusCode).toBe(200);
    const lines = (await admin('GET /tickets/export?queue=mine')).body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(ticket!.number);
  });

  test('is not for those without the permission', async () => {
    expect((await agent('GET /tickets/export')).statusCode).toBe(403);
  });
});
