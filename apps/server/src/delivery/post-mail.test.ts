import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { testShell } from '../platform/testing/test-shell.ts';
import { deliverDue } from './deliver.ts';
import { createOutlet } from './keep-outlets.ts';
import { changeSmtp } from './keep-smtp.ts';
import { type Letter, type MailServer, postMail } from './post-mail.ts';
import { sendNotice } from './send-notice.ts';
import { robotStandIn } from './testing/robot-stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-smtp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', join(folder, 'key'), '-out', join(folder, 'cert')], { stdio: 'ignore' });
const [key, cert] = [readFileSync(join(folder, 'key'), 'utf8'), readFileSync(join(folder, 'cert'), 'utf8')];

interface Received {
  readonly to: readonly string[];
  readonly from: string;
  readonly raw: string;
  readonly secure: boolean;
  readonly user: string | undefined;
}

const received: Received[] = [];
beforeEach(() => void received.splice(0));

/** A mail server that takes everything but what the options say. */
async function smtpServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const server = new SMTPServer({
    key, cert, authOptional: true, logger: false, disabledCommands: [],
    onAuth: ({ username, password }, _session, done) => (password === 'right' ? done(null, { user: username! }) : done(new Error('no'))),
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('nobody') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : address.startsWith('later') ? Object.assign(new Error('greylisted'), { responseCode: 450 }) : null),
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (piece) => (raw += String(piece)));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ to: rcptTo.map(({ address }) => address), from: mailFrom === false ? '' : mailFrom.address, raw, secure: session.secure, user: session.user });
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  return { host: 'localhost', port: (server.server.address() as AddressInfo).port, security: 'none', user: '', password: null, from: 'robot@example.com' };
}

const letter: Letter = { to: ['a@example.com', 'b@example.com'], subject: '[回音] 告警 · 排队过长', text: '【告警】排队过长\n回音 编号 7F3A9C21', key: 'k1', sender: '回音' };
const limits = { silenceMs: 1_500, totalMs: 3_000, ca: cert };
const decoded = (raw: string) => Buffer.from(raw.slice(raw.indexOf('\r\n\r\n') + 4).replace(/\s/g, ''), 'base64').toString();

describe('postMail', () => {
  test('hands a letter to all recipients, in Chinese, marked as a machine’s, with the same id for the same letter', async () => {
    const server = await smtpServer();
    expect(await postMail(server, letter, limits)).toEqual({ sent: true });
    expect(await postMail(server, letter, limits)).toEqual({ sent: true });
    const [first, second] = received;
    expect(first).toMatchObject({ to: letter.to, from: 'robot@example.com', secure: false });
    expect(first!.raw).toContain('Auto-Submitted: auto-generated');
    expect(/base64/i.test(first!.raw) ? decoded(first!.raw) : first!.raw).toContain('排队过长');
    const idOf = (raw: string) => /^Message-ID: (.+)$/im.exec(raw)![1];
    expect(idOf(first!.raw)).toBe(idOf(second!.raw));
    expect(await postMail(server, { ...letter, key: 'k2' }, limits)).toEqual({ sent: true });
    expect(idOf(received[2]!.raw)).not.toBe(idOf(first!.raw));
  });

  test('signs in after the line is encrypted, either way', async () => {
    const account = { user: 'robot', password: 'right' };
    expect(await postMail({ ...(await smtpServer()), security: 'starttls', ...account }, letter, limits)).toEqual({ sent: true });
    expect(await postMail({ ...(await smtpServer({ secure: true })), security: 'tls', ...account }, letter, limits)).toEqual({ sent: true });
    expect(received).toMatchObject([{ secure: true, user: 'robot' }, { secure: true, user: 'robot' }]);
  });

  test('says no word, least of all a password, where encryption was wanted and is not to be had', async () => {
    const heard: string[] = [];
    const plain = await smtpServer({ disabledCommands: ['STARTTLS'], onAuth: ({ password }, _session, done) => (heard.push(password!), done(null, { user: 'x' })) });
    expect(await postMail({ ...plain, security: 'starttls', user: 'robot', password: 'right' }, letter, limits)).toMatchObject({ sent: false, fault: 'smtp_tls' });
    expect([heard, received]).toEqual([[], []]);
  });

  test('trusts no certificate that nobody vouches for', async () => {
    const { ca: _, ...untrusting } = limits;
    expect(await postMail({ ...(await smtpServer({ secure: true })), security: 'tls' }, letter, untrusting)).toMatchObject({ sent: false, fault: 'smtp_tls' });
    expect(await postMail({ ...(await smtpServer()), security: 'starttls' }, letter, untrusting)).toMatchObject({ sent: false, fault: 'smtp_tls' });
  });

  test('tells a wrong password from a wrong recipient, and what may pass from what stays', async () => {
    const server = await smtpServer();
    expect(await postMail({ ...server, security: 'starttls', user: 'robot', password: 'wrong' }, letter, limits)).toMatchObject({ fault: 'smtp_login', code: '535' });
    expect(await postMail(server, { ...letter, to: ['nobody@example.com'] }, limits)).toMatchObject({ fault: 'smtp_recipient', code: '550' });
    expect(await postMail(server, { ...letter, to: ['later@example.com'] }, limits)).toMatchObject({ fault: 'server_error', code: '450' });
    expect(await postMail(server, { ...letter, to: ['a@example.com', 'nobody@example.com'] }, limits)).toEqual({ sent: true, passedOver: 1 });
    expect(received.map(({ to }) => to)).toEqual([['a@example.com']]);
    const full = await smtpServer({ onData: (stream, _session, done) => (stream.resume(), stream.on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 })))) });
    expect(await postMail(full, letter, limits)).toMatchObject({ fault: 'smtp_refused', code: '554' });
  });

  test('waits for nobody for long', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    afterAll(() => void mute.close());
    const { port } = mute.address() as AddressInfo;
    const server: MailServer = { host: '127.0.0.1', port, security: 'none', user: '', password: null, from: 'robot@example.com' };
    expect(await postMail(server, letter, limits)).toMatchObject({ sent: false, fault: 'timed_out' });
    const gone = await smtpServer();
    expect(await postMail({ ...gone, port: 1 }, letter, limits)).toMatchObject({ sent: false, fault: 'unreachable' });
  });

  test('cannot be made to write to others by what is in a subject or a name', async () => {
    await postMail(await smtpServer(), { ...letter, subject: 'x\r\nBcc: c@evil.example', sender: 'x\r\nBcc: d@evil.example' }, limits);
    expect(received[0]!.to).toEqual(letter.to);
    expect(received[0]!.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
  });
});

describe('the mailboxes', async () => {
  const robots = await robotStandIn(() => shell.clock.now());
  const shell = await testShell({ config: { robotOrigin: robots.origin } });
  const actor: Actor = { kind: 'key', id: shell.ids.next(), name: 'test', teamIds: [], roles: [], grants: new Map() };
  const by = { actor, address: '127.0.0.1', userAgent: 'test' };

  test('are told in the end, when no robot could be', async () => {
    const { host, port } = await smtpServer();
    await changeSmtp(shell, by, { host, port, security: 'none', user: '', from: 'robot@example.com', seen: null });
    const outlet = { language: 'zh', style: 'rich', enabled: true, standInId: null } as const;
    const mail = await createOutlet(shell, by, 'email', { ...outlet, name: '值班邮箱', recipients: ['duty@example.com'] });
    robots.set('gone-robot', { removed: true });
    const robot = await createOutlet(shell, by, 'wecom', { ...outlet, name: '群', recipients: [], webhook: robots.webhook('wecom', 'gone-robot') });
    if (!mail.ok || !robot.ok) throw new Error('not made');
    await shell.db.transaction().execute((tx) => sendNotice(tx, shell, { key: 'k', level: 'alarm', title: { zh: '排队过长', en: 'The queue is long' }, lines: [], path: '/floor' }, [robot.value.id]));
    await deliverDue(shell, 'wecom');
    expect(await deliverDue(shell, 'email')).toBe(1);
    expect(received).toMatchObject([{ to: ['duty@example.com'] }]);
  });
});
