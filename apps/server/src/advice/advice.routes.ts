/** HTTP for what lies beside a ticket: a summary, tickets that are alike, articles that may answer. */

import * as contract from '@huiyin/domain/advice/advice.contract.ts';
import type { Line } from '@huiyin/domain/advice/summarise.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { findSimilar, type SimilarTickets } from './find-similar.ts';
import { suggest } from './suggest.ts';
import { translateText, translatorOf } from './translate-text.ts';
import { sumUp } from './sum-up.ts';

export const adviceRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.readSummary, async ({ params, reach }) => {
    const summed = await sumUp(shell, params.ticketId, reach);
    if (!summed.ok) return summed;
    const { problem, open, done, promised, named, mood, messages } = summed.value;
    return accept({ problem: problem && viewLine(problem), open: open && viewLine(open), done: done.map(viewLine), promised: promised.map(viewLine), named: named.map((thing) => ({ ...thing })), mood, messages });
  });

  serve(contract.readSimilar, async ({ params, reach }) => {
    const found = await findSimilar(shell, params.ticketId, reach);
    if (!found.ok) return found;
    return accept({ duplicates: found.value.duplicates.map(viewSimilar), solved: found.value.solved.map(viewSimilar), partial: found.value.partial });
  });

  serve(contract.readSuggestions, async ({ params, reach }) => {
    const found = await suggest(shell, params.ticketId, reach);
    if (!found.ok) return found;
    return accept({ question: found.value.question, articles: found.value.articles.map(({ articleId, version, title, text, confidence, open }) => ({ articleId, version, title, text, confidence, open })) });
  });

  serve(contract.readTranslator, async () => accept({ model: await translatorOf(shell) }));

  serve(contract.translateForTicket, ({ params, body, reach }) => translateText(shell, { ticketId: params.ticketId, reach, text: body.text, to: body.to }));
};

function viewLine({ text, seq, at }: Line) {
  return { text, seq, at: toWire(at) };
}

function viewSimilar({ id, number, subject, state, stage, customerId, customerName, openedAt, similarity, sameCustomer, sameOrder, solution }: SimilarTickets['duplicates'][number]): contract.SimilarTicket {
  return { id, number, subject, state, stage, customer: { id: customerId, name: customerName }, openedAt: toWire(openedAt), similarity, sameCustomer, sameOrder, solution };
}
