/** HTTP for the gap list. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/upkeep/gap.contract.ts';
import { contentFromWire, viewArticle } from '../knowledge/index.ts';
import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { draftFromGaps, proposeDraft } from './draft-from-gaps.ts';
import { listGaps } from './list-gaps.ts';
import { answerGaps, dismissGaps } from './settle-gaps.ts';

export const gapRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listGaps, async ({ query, actor }) => accept(await listGaps(shell, query, reachOf(actor, 'ticket.read'))));
  serve(contract.dismissGaps, (call) => dismissGaps(shell, { ...call, ...call.body }));
  serve(contract.answerGaps, (call) => answerGaps(shell, { ...call, ...call.body }));
  serve(contract.proposeDraft, ({ body, actor }) => proposeDraft(shell, { gapIds: body.gapIds, actor }));

  serve(contract.draftFromGaps, async (call) => {
    const { content, reviewOn, ...wish } = call.body;
    const drafted = await draftFromGaps(shell, { ...call, ...wish, reviewOn: reviewOn as LocalDate, content: contentFromWire(content) });
    if (!drafted.ok) return drafted;
    const view = await viewArticle(shell.db, drafted.value, call.actor.id, shell.clock.now());
    if (!view.ok) throw new Error('the article begun just now is not there');
    return view;
  });
};
