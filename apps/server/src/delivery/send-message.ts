/** One message with one or more notices to one outlet, whatever its kind. */

import type { Outcome } from '@huiyin/domain/delivery/judge-reply.ts';
import type { Notice } from '@huiyin/domain/delivery/notice.ts';
import { readWebhook } from '@huiyin/domain/delivery/webhook.ts';
import { writeForRobot, writeMail } from '@huiyin/domain/delivery/write-message.ts';
import type { Shell } from '../platform/shell.ts';
import { openPassword, openRobot } from './outlet-secret.ts';
import type { KeptOutlet } from './outlet.store.ts';
import { postMail } from './post-mail.ts';
import { postToRobot } from './post-to-robot.ts';
import { readSmtp } from './smtp.store.ts';

export type SendingShell = Pick<Shell, 'db' | 'secrets' | 'config' | 'clock'>;

export async function sendMessage(shell: SendingShell, outlet: KeptOutlet, notices: readonly Notice[]): Promise<Outcome> {
  const manner = { language: outlet.language, style: outlet.style, baseUrl: shell.config.publicUrl };
  if (outlet.kind === 'email') return sendLetter(shell, outlet, notices, manner);
  const robot = openRobot(shell.secrets, outlet);
  if (robot === null) return { sent: false, fault: 'secret_lost', code: null };
  // What was kept while a stand-in was spoken to is no address any more.
  if (!('address' in readWebhook(outlet.kind, robot.address, shell.config.robotOrigin))) return { sent: false, fault: 'robot_gone', code: null };
  return postToRobot(outlet.kind, robot, writeForRobot(outlet.kind, notices, manner), shell.clock.now());
}

async function sendLetter({ db, secrets }: SendingShell, outlet: KeptOutlet, notices: readonly Notice[], manner: Parameters<typeof writeMail>[1]): Promise<Outcome> {
  const smtp = await readSmtp(db);
  if (smtp === undefined) return { sent: false, fault: 'smtp_unset', code: null };
  const password = openPassword(secrets, smtp.password);
  if (password === undefined) return { sent: false, fault: 'secret_lost', code: null };
  const key = [outlet.id, ...notices.map((notice) => notice.key)].join('|');
  return postMail({ ...smtp, password }, { ...writeMail(notices, manner), to: outlet.recipients, key, sender: manner.language === 'zh' ? '回音' : 'Huiyin' });
}
