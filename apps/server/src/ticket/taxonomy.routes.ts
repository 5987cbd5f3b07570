/** HTTP for ticket kinds, categories, custom fields and queue rules. */

import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/desk.contract.ts';
import { listQueueRules, replaceQueueRules } from '@huiyin/domain/ticket/queue-rule.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { changeCategory, changeCustomField, createCategory, createCustomField, deleteCategory, setQueueRules } from './keep-taxonomy.ts';
import { readTaxonomy } from './taxonomy.ts';

export const taxonomyRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.readTaxonomy, async () => {
    const { kinds, categories, customFields } = await readTaxonomy(shell.db);
    return accept({ kinds: [...kinds], categories: [...categories], customFields: [...customFields] });
  });
  serve(contract.createCategory, (call) => createCategory(shell, call));
  serve(contract.changeCategory, (call) => changeCategory(shell, { ...call, categoryId: call.params.categoryId }));
  serve(contract.removeCategory, (call) => deleteCategory(shell, { ...call, categoryId: call.params.categoryId }));
  serve(contract.createCustomField, (call) => createCustomField(shell, call));
  serve(contract.changeCustomField, (call) => changeCustomField(shell, { ...call, customFieldId: call.params.customFieldId }));
  serve(listQueueRules, async () => accept({ items: [...(await readTaxonomy(shell.db)).queueRules] }));
  serve(replaceQueueRules, (call) => setQueueRules(shell, { ...call, items: call.body.items }));
};
