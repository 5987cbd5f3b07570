/** HTTP for outlets, the mail server, and what was delivered where. */

import * as contract from '@huiyin/domain/delivery/delivery.contract.ts';
import { markOf } from '@huiyin/domain/delivery/notice.ts';
import { maskWebhook } from '@huiyin/domain/delivery/webhook.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { countWaiting, type DeliveryRow, readDeliveries } from './delivery.store.ts';
import { changeOutlet, createOutlet, removeOutlet } from './keep-outlets.ts';
import { changeSmtp } from './keep-smtp.ts';
import { openRobot } from './outlet-secret.ts';
import { type KeptOutlet, readOutletNames, readOutlets } from './outlet.store.ts';
import { resendDelivery } from './resend-delivery.ts';
import { type KeptSmtp, readSmtp } from './smtp.store.ts';
import { testOutlet } from './test-outlet.ts';

export const deliveryRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listOutlets, async () => {
    const [outlets, waiting] = await Promise.all([readOutlets(shell.db), countWaiting(shell.db)]);
    return accept({ items: outlets.map((outlet) => viewOutlet(shell, outlet, waiting.get(outlet.id))) });
  });

  serve(contract.listOutletNames, async () => accept({ items: await readOutletNames(shell.db) }));

  serve(contract.createOutlet, async ({ actor, address, userAgent, body: { kind, ...wish } }) => {
    const made = await createOutlet(shell, { actor, address, userAgent }, kind, wish);
    return made.ok ? accept(viewOutlet(shell, made.value)) : made;
  });

  serve(contract.changeOutlet, async ({ actor, address, userAgent, params, body: { version: _, ...wish }, version }) => {
    const changed = await changeOutlet(shell, { actor, address, userAgent }, params.outletId, { ...wish, seen: version });
    return changed.ok ? accept(viewOutlet(shell, changed.value, (await countWaiting(shell.db)).get(params.outletId))) : changed;
  });

  serve(contract.removeOutlet, ({ actor, address, userAgent, params }) => removeOutlet(shell, { actor, address, userAgent }, params.outletId));

  serve(contract.testOutlet, ({ actor, address, userAgent, params }) => testOutlet(shell, { actor, address, userAgent }, params.outletId));

  serve(contract.listDeliveries, async ({ query }) => {
    const page = await readDeliveries(shell.db, { outletId: query.outletId ?? null, state: query.state ?? null, page: pageWish(query) });
    return page === 'page.cursor_invalid' ? refuse(page) : accept({ items: page.rows.map(viewDelivery), next: page.next });
  });

  serve(contract.resendDelivery, ({ actor, address, userAgent, params }) => resendDelivery(shell, { actor, address, userAgent }, params.deliveryId));

  serve(contract.readSmtp, async () => {
    const smtp = await readSmtp(shell.db);
    return accept({ smtp: smtp === undefined ? null : viewSmtp(smtp) });
  });

  serve(contract.changeSmtp, async ({ actor, address, userAgent, body: { version: _, ...wish }, version }) => {
    const changed = await changeSmtp(shell, { actor, address, userAgent }, { ...wish, seen: version });
    return changed.ok ? accept(viewSmtp(changed.value)) : changed;
  });
};

function viewOutlet({ secrets, clock }: Shell, outlet: KeptOutlet, waiting = 0): contract.OutletView {
  const { id, kind, name, language, style, enabled, standInId, recipients, lastSentAt, lastFailedAt, lastFault, lastCode, version } = outlet;
  const robot = kind === 'email' ? null : openRobot(secrets, outlet);
  const restUntil = outlet.restUntil !== null && outlet.restUntil > clock.now() ? outlet.restUntil : null;
  return {
    id, kind, name, language, style, enabled, standInId, recipients: [...recipients],
    webhook: robot === null ? null : maskWebhook(robot.address), signed: outlet.secret !== null, restUntil: toWireOrNull(restUntil),
    lastSentAt: toWireOrNull(lastSentAt), lastFailedAt: toWireOrNull(lastFailedAt), lastFailure: lastFault === null ? null : { fault: lastFault, code: lastCode }, waiting, version,
  };
}

function viewDelivery(row: DeliveryRow): contract.DeliveryView {
  const { id, key, level, title, path, state, attempts, fault, code, insteadOf, mergedWith } = row;
  return {
    id, key, mark: markOf(key), level, title, path, state, attempts, insteadOf, mergedWith,
    outlet: { id: row.outletId, kind: row.outletKind, name: row.outletName, enabled: row.outletEnabled },
    failure: fault === null ? null : { fault, code },
    at: toWire(row.at), changedAt: toWire(row.changedAt), dueAt: toWire(row.dueAt),
  };
}

function viewSmtp({ host, port, security, user, from, password, version }: KeptSmtp): contract.SmtpView {
  return { host, port, security, user, from, hasPassword: password !== null, version };
}
