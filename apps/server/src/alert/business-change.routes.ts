/** HTTP for the calendar of the business. */

import * as contract from '@huiyin/domain/alert/alert.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { type KeptChange, readChange, readChanges } from './business-change.store.ts';
import { readGroupNamesOf } from './group-names.ts';
import { addChange, correctChange, deleteChange } from './keep-business-changes.ts';

const most = 500;

export const businessChangeRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;
  const shown = async (id: Id) => {
    const change = await readChange(db, id);
    if (!change) throw new Error('the entry kept just now is not there');
    return accept((await view(db, [change]))[0]!);
  };

  serve(contract.listBusinessChanges, async () => accept({ items: await view(db, await readChanges(db, most)) }));

  serve(contract.addBusinessChange, async (call) => {
    const made = await addChange(shell, call, call.body);
    return made.ok ? shown(made.value) : made;
  });

  serve(contract.changeBusinessChange, async (call) => {
    const { version: _, ...facts } = call.body;
    const changed = await correctChange(shell, call, call.params.businessChangeId, { ...facts, seen: call.version });
    return changed.ok ? shown(changed.value) : changed;
  });

  serve(contract.removeBusinessChange, (call) => deleteChange(shell, call, call.params.businessChangeId));
};

async function view(db: Db, changes: readonly KeptChange[]): Promise<contract.BusinessChangeView[]> {
  const names = await readGroupNamesOf(db, changes.flatMap(({ topics }) => topics.map((group) => ({ dimension: 'topic', group }))));
  return changes.map(({ topics, ...change }) => ({ ...change, topics: [...topics], topicsShown: topics.map((topic) => names('topic', topic)) }));
}
