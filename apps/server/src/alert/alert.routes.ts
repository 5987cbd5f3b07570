/** HTTP for alerts and their tasks. */

import * as contract from '@huiyin/domain/alert/alert.contract.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readAction, readActionsOfPerson } from './action.store.ts';
import { readAlert, readAlerts } from './alert.store.ts';
import { viewActions, viewAlert, viewAlerts } from './alert.view.ts';
import { addAction, closeAlert, commentAlert, settleAction } from './work-alerts.ts';

const mostActions = 200;

export const alertRoutes = (shell: Shell): Routes => (serve) => {
  const { db, clock } = shell;
  const shownAction = async (id: string) => {
    const action = await readAction(db, id);
    if (!action) throw new Error('the task kept just now is not there');
    return accept((await viewActions(db, [action], clock.now()))[0]!);
  };

  serve(contract.listAlerts, async ({ query }) => {
    const page = await readAlerts(db, { state: query.state ?? null, page: pageWish(query) });
    if (page === 'page.cursor_invalid') return refuse(page);
    return accept({ items: await viewAlerts(db, page.rows), next: page.next });
  });

  serve(contract.readAlert, async ({ params }) => {
    const alert = await readAlert(db, params.alertId);
    return alert ? accept(await viewAlert(db, alert, clock.now())) : refuse('alert.unknown');
  });

  serve(contract.commentAlert, (call) => commentAlert(shell, call, call.params.alertId, call.body.body));
  serve(contract.closeAlert, (call) => closeAlert(shell, call, call.params.alertId, call.body.note));

  serve(contract.addAlertAction, async (call) => {
    const made = await addAction(shell, call, call.params.alertId, call.body);
    return made.ok ? shownAction(made.value) : made;
  });

  serve(contract.settleAlertAction, async (call) => {
    if (call.actor.kind !== 'person') return refuse('permission.missing', { permission: 'session' });
    const settled = await settleAction(shell, call, call.params.alertActionId, call.body);
    return settled.ok ? shownAction(settled.value) : settled;
  });

  serve(contract.listMyAlertActions, async ({ actor }) => {
    if (actor.kind !== 'person') return refuse('permission.missing', { permission: 'session' });
    return accept({ items: await viewActions(db, await readActionsOfPerson(db, actor.id, mostActions), clock.now()) });
  });
};
