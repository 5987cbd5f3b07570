/** HTTP for targets. */

import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/target/target.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { addMeasure, changeMeasure, changeTarget, dropMeasure, enterFigure, takeBackFigure, withdrawTarget } from './keep-targets.ts';
import { checkTarget, setTarget, wishOf } from './set-target.ts';
import { readTarget, readTargets } from './target.store.ts';
import { viewDetail, viewTarget, viewTargets } from './target.view.ts';

const mostListed = 200;
const everything = { scope: 'all' } as const;

export const targetRoutes = (shell: Shell): Routes => (serve) => {
  const view = async (id: Id) => accept(await viewTarget(shell, (await readTarget(shell.db, id, everything))!));
  const detail = async (id: Id) => accept(await viewDetail(shell, (await readTarget(shell.db, id, everything))!));

  serve(contract.listTargets, async ({ query, reach }) => accept(await viewTargets(shell, await readTargets(shell.db, { ended: query.ended ?? false, reach }, mostListed))));

  serve(contract.readTarget, async ({ params, reach }) => {
    const target = await readTarget(shell.db, params.targetId, reach);
    return target === null ? refuse('target.unknown') : accept(await viewDetail(shell, target));
  });

  serve(contract.checkTarget, async ({ body }) => accept(await checkTarget(shell, wishOf(body))));

  serve(contract.setTarget, async ({ actor, address, userAgent, body }) => {
    const made = await setTarget(shell, { actor, address, userAgent }, wishOf(body));
    return made.ok ? view(made.value) : made;
  });

  serve(contract.changeTarget, async ({ actor, address, userAgent, params, body: { version: _, ...wish }, version }) => {
    const changed = await changeTarget(shell, { actor, address, userAgent }, params.targetId, { ...wish, seen: version });
    return changed.ok ? view(changed.value) : changed;
  });

  serve(contract.withdrawTarget, async ({ actor, address, userAgent, params, body, version }) => {
    const withdrawn = await withdrawTarget(shell, { actor, address, userAgent }, params.targetId, { reason: body.reason, seen: version });
    return withdrawn.ok ? view(withdrawn.value) : withdrawn;
  });

  serve(contract.enterFigure, async ({ actor, address, userAgent, params, body: { value, n = null, source = '', note = '' } }) => {
    const entered = await enterFigure(shell, { actor, address, userAgent }, params.targetId, { on: params.entryOn, value, n, source, note });
    return entered.ok ? detail(entered.value) : entered;
  });

  serve(contract.removeFigure, ({ actor, address, userAgent, params }) => takeBackFigure(shell, { actor, address, userAgent }, params.targetId, params.entryOn));

  serve(contract.addMeasure, async ({ actor, address, userAgent, params, body: { toOn = null, ...wish } }) => {
    const added = await addMeasure(shell, { actor, address, userAgent }, params.targetId, { ...wish, toOn });
    return added.ok ? detail(added.value) : added;
  });

  serve(contract.changeMeasure, async ({ actor, address, userAgent, params, body: { toOn = null, ...wish } }) => {
    const changed = await changeMeasure(shell, { actor, address, userAgent }, params.targetId, params.measureId, { ...wish, toOn });
    return changed.ok ? detail(changed.value) : changed;
  });

  serve(contract.removeMeasure, ({ actor, address, userAgent, params }) => dropMeasure(shell, { actor, address, userAgent }, params.targetId, params.measureId));
};
