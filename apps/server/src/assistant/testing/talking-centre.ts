/** A centre with the demo company's articles, where the assistant speaks first in the web chat. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelAssistant } from '@huiyin/domain/channel/channel.contract.ts';
import type { readChat, ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { expect } from 'vitest';
import { forgetChannels, giveAssistant } from '../../channel/index.ts';
import { loadKnowledge } from '../../demo/load-knowledge.ts';
import { readWorld } from '../../demo/load-demo.ts';
import { domains } from '../../domains.ts';
import { testCentre, type CallAs, type TestCentre } from '../../testing/test-centre.ts';
import type { TestShellOptions } from '../../platform/testing/test-shell.ts';

export interface Customer {
  readonly call: CallAs;
  say(body: string, attachments?: readonly string[]): Promise<void>;
  /** What was said, oldest first, after the assistant has had its turn. */
  hear(): Promise<ChatMessage[]>;
  chat(): Promise<NonNullable<ReplyOf<typeof readChat>['ticket']>>;
  ticketId(): Promise<string>;
}

export interface TalkingCentre extends TestCentre {
  visit(form?: object): Promise<Customer>;
  /** Every sweep of the assistant until it finds nothing more. */
  letThink(): Promise<void>;
  ticket(id: string): Promise<TicketView>;
  setAssistant(settings: Partial<ChannelAssistant>): Promise<void>;
}

const usual: ChannelAssistant = { active: true, when: 'always', settleAfterMinutes: 30 };

export async function talkingCentre(options: TestShellOptions = {}): Promise<TalkingCentre> {
  const centre = await testCentre({ sessionsLast: true, ...options });
  const { shell } = centre;
  const { cast } = await readWorld(shell.db, shell);
  await shell.db.transaction().execute((tx) => loadKnowledge(tx, shell, cast));
  const setAssistant = async (settings: Partial<ChannelAssistant>) => {
    await shell.db.transaction().execute((tx) => giveAssistant(tx, 'web', { ...usual, ...settings }));
    forgetChannels(shell);
  };
  await setAssistant({});
  const sweeps = domains.find(({ name }) => name === 'assistant')!.sweeps!(shell);
  const letThink = async () => {
    for (const sweep of sweeps) for (let round = 0; round < 10 && (await sweep.run(shell.db)) > 0; round += 1);
    // A thought that takes longer than the sweep waits for it.
    for (let tries = 0; tries < 200 && (await shell.pool.query('select 1 from assistant_claim where failures = 0')).rowCount !== 0; tries += 1) await sleep(25);
  };
  const admin = await centre.as('admin');

  return {
    ...centre,
    letThink,
    setAssistant,
    ticket: async (id) => (await admin(`GET /tickets/${id}`)).json(),
    async visit(form) {
      const admitted = await centre.nobody('POST /widget/web/visitors', { language: 'zh', ...(form && { form }) });
      expect(admitted.statusCode, admitted.body).toBe(201);
      const { token, visitorId } = admitted.json<{ token: string; visitorId: string }>();
      const call = centre.withKey(token);
      return {
        call,
        async say(body, attachments = []) {
          const reply = await call('POST /widget/messages', { clientId: `client-${shell.ids.next()}`, body, attachments });
          expect(reply.statusCode, reply.body).toBe(201);
        },
        async hear() {
          await letThink();
          return (await call('GET /widget/messages?since=0')).json<{ items: ChatMessage[] }>().items;
        },
        chat: async () => (await call('GET /widget/chat')).json<ReplyOf<typeof readChat>>().ticket!,
        async ticketId() {
          const { rows } = await shell.pool.query<{ id: string }>('select id from ticket where visitor_id = $1 order by opened_at desc, id desc limit 1', [visitorId]);
          return rows[0]!.id;
        },
      };
    },
  };
}
