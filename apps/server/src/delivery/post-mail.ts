/** One letter through the centre's mail server. */

import { createHash } from 'node:crypto';
import type { SmtpSecurity } from '@huiyin/domain/delivery/delivery.contract.ts';
import type { Outcome } from '@huiyin/domain/delivery/judge-reply.ts';
import type { Mail } from '@huiyin/domain/delivery/write-message.ts';
import type { Milliseconds } from '@huiyin/domain/kernel/instant.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user: string;
  readonly password: string | null;
  readonly from: string;
}

export interface Letter extends Mail {
  readonly to: readonly string[];
  /** The same letter has the same one, so that a mailbox which gets it twice can tell. */
  readonly key: string;
  readonly sender: string;
}

export interface MailLimits {
  /** For connecting and for each silence. */
  readonly silenceMs: Milliseconds;
  readonly totalMs: Milliseconds;
  /** A certificate authority that is trusted besides the usual ones: for tests. */
  readonly ca?: string;
}

const mailLimits: MailLimits = { silenceMs: 5_000, totalMs: 8_000 };

export async function postMail(server: MailServer, letter: Letter, limits: MailLimits = mailLimits): Promise<Outcome> {
  // Only who sends mail pays for loading the library.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: server.host, port: server.port, secure: server.security === 'tls', requireTLS: server.security === 'starttls', ignoreTLS: server.security === 'none',
    ...(server.user !== '' && { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: limits.silenceMs, greetingTimeout: limits.silenceMs, socketTimeout: limits.silenceMs, dnsTimeout: limits.silenceMs,
    ...(limits.ca !== undefined && { tls: { ca: limits.ca } }),
    disableFileAccess: true, disableUrlAccess: true,
  });
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Outcome>((resolve) => (late = setTimeout(() => resolve({ sent: false, fault: 'timed_out', code: null }), limits.totalMs)));
  try {
    return await Promise.race([tooLate, hand(transport, server, letter)]);
  } finally {
    clearTimeout(late);
    transport.close();
  }
}

interface Transport {
  sendMail(mail: object): Promise<{ readonly rejected: readonly unknown[] }>;
}

async function hand(transport: Transport, server: MailServer, { to, subject, text, key, sender }: Letter): Promise<Outcome> {
  try {
    const { rejected } = await transport.sendMail({
      from: { name: sender, address: server.from }, to: [...to], subject, text,
      messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${server.from.slice(server.from.lastIndexOf('@') + 1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    return rejected.length === 0 ? { sent: true } : { sent: true, passedOver: rejected.length };
  } catch (thrown) {
    return judgeMailFault(thrown as MailFault);
  }
}

interface MailFault extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** The library's names for what went wrong. A reply of 4xx asks to come again; certificates fail as sockets do. */
function judgeMailFault({ code, responseCode, message }: MailFault): Outcome {
  const said = responseCode === undefined ? (code ?? null) : String(responseCode);
  const failed = (fault: (Outcome & { sent: false })['fault']): Outcome => ({ sent: false, fault, code: said });
  if (code === 'EAUTH' || code === 'ENOAUTH') return failed('smtp_login');
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) return failed('server_error');
  if (code === 'EENVELOPE') return failed('smtp_recipient');
  if (code === 'ETLS' || code === 'EREQUIRETLS' || (code === 'ESOCKET' && /certificate|self.signed|SSL|TLS|altnames/i.test(message))) return failed('smtp_tls');
  if (code === 'ETIMEDOUT') return failed('timed_out');
  if (responseCode !== undefined) return failed('smtp_refused');
  return code === 'ECONNECTION' || code === 'EDNS' || code === 'ESOCKET' ? failed('unreachable') : failed('smtp_refused');
}
