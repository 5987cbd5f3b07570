/** HTTP for the phrases that nobody says to a customer. */

import { day } from '@huiyin/domain/kernel/instant.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/wording/wording.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { findingsIn } from './check-wording.ts';
import { countSent, type KeptPhrase, readPhrases } from './forbidden-phrase.store.ts';
import { changePhrase, createPhrase, deletePhrase } from './keep-phrases.ts';

const latelyMs = 30 * day;

export const wordingRoutes = (shell: Shell): Routes => (serve) => {
  const sentLately = () => countSent(shell.db, shell.clock.now() - latelyMs);

  serve(contract.listForbiddenPhrases, async () => {
    const [phrases, sent] = await Promise.all([readPhrases(shell.db), sentLately()]);
    return accept({ items: phrases.map((phrase) => viewPhrase(phrase, sent.get(phrase.id))) });
  });

  serve(contract.createForbiddenPhrase, async ({ actor, address, userAgent, body }) => {
    const made = await createPhrase(shell, { actor, address, userAgent }, body);
    return made.ok ? accept(viewPhrase(made.value, 0)) : made;
  });

  serve(contract.changeForbiddenPhrase, async ({ actor, address, userAgent, params, body: { version: _, ...facts }, version }) => {
    const changed = await changePhrase(shell, { actor, address, userAgent }, params.forbiddenPhraseId, { ...facts, seen: version });
    return changed.ok ? accept(viewPhrase(changed.value, (await sentLately()).get(changed.value.id))) : changed;
  });

  serve(contract.removeForbiddenPhrase, ({ actor, address, userAgent, params }) => deletePhrase(shell, { actor, address, userAgent }, params.forbiddenPhraseId));

  serve(contract.tryWording, async ({ body }) => accept({ findings: [...(await findingsIn(shell, body.text))] }));
};

function viewPhrase({ key, exceptions, ...phrase }: KeptPhrase, sent = 0): contract.ForbiddenPhraseView {
  return { ...phrase, exceptions: [...exceptions], shipped: key !== null, sentLately: sent };
}
