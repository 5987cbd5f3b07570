/** HTTP for the assistant: what customers tell it, what people see of it, how it is set up. */

import * as contract from '@huiyin/domain/assistant/assistant.contract.ts';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { mayReadTicket, readChatTicket } from '../ticket/index.ts';
import { changeSettings, settingsOf } from './keep-settings.ts';
import type { KeptSettings } from './setting.store.ts';
import { tellAssistant } from './tell-assistant.ts';
import { readPacket, readTurns } from './turn.store.ts';

export const assistantRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;

  serve(contract.tellAssistant, async ({ visitor, body }) => {
    const chat = await readChatTicket(db, visitor.id);
    return chat ? tellAssistant(shell, chat.id, body) : accept(undefined);
  });

  serve(contract.readAssistantPart, async ({ params, actor }) => {
    if (!(await mayReadTicket(db, params.ticketId, reachOf(actor, 'ticket.read')!))) return refuse('ticket.unknown');
    const [kept, turns] = [await readPacket(db, params.ticketId), await readTurns(db, params.ticketId)];
    return accept({
      packet: kept ? { ...kept.packet, tried: [...kept.packet.tried], entities: [...kept.packet.entities], articles: [...kept.packet.articles], reason: kept.reason, at: toWire(kept.at) } : null,
      turns: turns.map(({ id, messageId, at, decision, reason, confidence, mind, model, considered, cited, outcome }) => ({ id, messageId, at: toWire(at), decision, reason, confidence, mind, model, considered: [...considered], cited: [...cited], outcome })),
    });
  });

  const view = ({ document, version }: KeptSettings) => ({ settings: document, version, model: null, tokensToday: 0 });

  serve(contract.readAssistantSettings, async () => accept(view(await settingsOf(shell))));

  serve(contract.changeAssistantSettings, async ({ body, version, actor, address, userAgent }) => {
    const changed = await changeSettings(shell, { actor, address, userAgent }, { settings: body.settings, version });
    return changed.ok ? accept(view(changed.value)) : changed;
  });
};
