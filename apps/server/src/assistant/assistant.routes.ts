/** HTTP for the assistant: what customers tell it, what people see of it, how it is set up. */

import * as contract from '@huiyin/domain/assistant/assistant.contract.ts';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { todayOf } from '../calendar/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { mayReadTicket, readChatTicket } from '../ticket/index.ts';
import { changeSettings, settingsOf } from './keep-settings.ts';
import { countExamplesSince, readModels, readTraining, type Model, type Training } from './model.store.ts';
import type { KeptSettings } from './setting.store.ts';
import { readTokens } from './spending.store.ts';
import { tellAssistant } from './tell-assistant.ts';
import { cancelTraining, chooseModel, orderTraining } from './train.ts';
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

  const { llm } = shell.config;
  const view = async ({ document, version }: KeptSettings) => ({ settings: document, version, model: llm && { name: llm.model, host: new URL(llm.baseUrl).host }, tokensToday: await readTokens(db, await todayOf(shell)) });

  serve(contract.readAssistantSettings, async () => accept(await view(await settingsOf(shell))));

  serve(contract.changeAssistantSettings, async ({ body, version, actor, address, userAgent }) => {
    const changed = await changeSettings(shell, { actor, address, userAgent }, { settings: body.settings, version });
    return changed.ok ? accept(await view(changed.value)) : changed;
  });

  const viewModel = ({ id, number, trainedAt, rows, corrections, gold, status, activatedAt }: Model): contract.ModelView => ({ id, number, trainedAt: toWire(trainedAt), rows, corrections, gold: { ...gold }, status, activatedAt: toWireOrNull(activatedAt) });
  const viewTraining = async ({ state, orderedAt, endedAt }: Training): Promise<contract.TrainingView> => {
    const [newest] = await readModels(db, 1);
    return { state, orderedAt: toWireOrNull(orderedAt), endedAt: toWireOrNull(endedAt), newCorrections: await countExamplesSince(db, newest?.trainedAt ?? 0) };
  };

  serve(contract.listModels, async () => accept({ items: (await readModels(db, 20)).map(viewModel), training: await viewTraining(await readTraining(db)) }));

  serve(contract.orderTraining, async ({ actor, address, userAgent }) => {
    const ordered = await orderTraining(shell, { actor, address, userAgent });
    return ordered.ok ? accept(await viewTraining(ordered.value)) : ordered;
  });

  serve(contract.cancelTraining, async ({ actor, address, userAgent }) => {
    const cancelled = await cancelTraining(shell, { actor, address, userAgent });
    return cancelled.ok ? accept(await viewTraining(cancelled.value)) : cancelled;
  });

  serve(contract.chooseModel, async ({ actor, address, userAgent, params }) => {
    const chosen = await chooseModel(shell, { actor, address, userAgent }, params.modelId);
    return chosen.ok ? accept(viewModel(chosen.value)) : chosen;
  });
};
