/** HTTP for what an agent keeps at hand: drafts, saved filters, canned replies. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/desk.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { changeMacro, createMacro, deleteMacro } from './keep-macros.ts';
import { countMacroUse, readDraft, readFilters, readMacros, removeDraft, removeFilter, saveDraft, saveFilter, type MacroTeams } from './desk.store.ts';
import { readMentionable } from './mentionable.store.ts';
import { readTicket } from './ticket.store.ts';

export const deskRoutes = (shell: Shell): Routes => (serve) => {
  const { db, clock, ids } = shell;

  serve(contract.readDraft, async ({ params, actor, reach }) => {
    if (!(await readTicket(db, params.ticketId, reach))) return refuse('ticket.unknown');
    const draft = await readDraft(db, params.ticketId, actor.id);
    return accept({ draft: draft ? { body: draft.body, visibility: draft.visibility, savedAt: toWire(draft.savedAt) } : null });
  });

  serve(contract.saveDraft, async ({ params, body, actor, reach }) => {
    if (actor.kind === 'key') return refuse('permission.missing', { only: 'person' });
    if (!(await readTicket(db, params.ticketId, reach))) return refuse('ticket.unknown');
    await db.transaction().execute((tx) =>
      body.body === ''
        ? removeDraft(tx, params.ticketId, actor.id)
        : saveDraft(tx, { ticketId: params.ticketId, personId: actor.id, body: body.body, visibility: body.visibility, at: clock.now() }),
    );
    return accept(undefined);
  });

  serve(contract.listFilters, async ({ actor }) => {
    const filters = await readFilters(db, actor.id);
    return accept({ items: filters.map((filter) => ({ ...filter, shared: false, mine: true })) });
  });

  serve(contract.saveFilter, async ({ body, actor }) => {
    // What is kept at hand is kept for a person; a key is none.
    if (actor.kind === 'key') return refuse('permission.missing', { only: 'person' });
    const id = ids.next();
    await db.transaction().execute((tx) => saveFilter(tx, { id, personId: actor.id, ...body, at: clock.now() }));
    return accept({ id, ...body, shared: false, mine: true });
  });

  serve(contract.removeFilter, async ({ params, actor }) => {
    const removed = await db.transaction().execute((tx) => removeFilter(tx, params.filterId, actor.id));
    return removed ? accept(undefined) : refuse('filter.unknown');
  });

  serve(contract.listMacros, async ({ actor }) => accept({ items: await readMacros(db, macrosOf(actor)) }));
  serve(contract.createMacro, (call) => createMacro(shell, call));
  serve(contract.changeMacro, (call) => changeMacro(shell, { ...call, macroId: call.params.macroId }));
  serve(contract.removeMacro, (call) => deleteMacro(shell, { ...call, macroId: call.params.macroId }));

  serve(contract.useMacro, async ({ params, actor }) => {
    const known = await db.transaction().execute((tx) => countMacroUse(tx, params.macroId, macrosOf(actor)));
    return known ? accept(undefined) : refuse('macro.unknown');
  });

  serve(contract.mentionable, async ({ query }) => accept({ items: await readMentionable(db, { q: query.q, role: query.role }) }));
};

/** Who keeps the canned replies sees those of every team. */
function macrosOf(actor: Actor): MacroTeams {
  return actor.grants.has('macro.manage') ? 'all' : actor.teamIds;
}
