/** HTTP for customers who wait in a chat. */

import * as contract from '@huiyin/domain/dispatch/waiting.contract.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { askToBeCalled, callNoMore } from './ask-to-be-called.ts';
import { hearOfVisit } from './hear-of-visitors.ts';
import { stopWaiting } from './stop-waiting.ts';
import { readVisiting, viewWaiting } from './waiting-view.ts';

export const waitingRoutes = (shell: Shell): Routes => (serve) => {
  const show = async (visitorId: string) => viewWaiting(shell, await readVisiting(shell, visitorId));

  serve(contract.readWaiting, async ({ visitor }) => {
    const visiting = await readVisiting(shell, visitor.id);
    if (visiting.chat !== null && visiting.standing === 'waiting') await hearOfVisit(shell, visiting.chat.id);
    return accept(await viewWaiting(shell, visiting));
  });
  serve(contract.askCallBack, async ({ visitor, body }) => {
    const { phone = null, window } = body;
    const asked = await askToBeCalled(shell, visitor.id, { phone, window: window ? { from: Date.parse(window.from), to: Date.parse(window.to) } : { from: null, to: null } });
    return asked.ok ? accept(await show(visitor.id)) : asked;
  });
  serve(contract.cancelCallBack, async ({ visitor }) => {
    await callNoMore(shell, visitor.id);
    return accept(await show(visitor.id));
  });
  serve(contract.leaveQueue, async ({ visitor }) => {
    const left = await stopWaiting(shell, visitor.id);
    return left.ok ? accept(await show(visitor.id)) : left;
  });
};
