/** HTTP for customers. */

import * as contract from '@huiyin/domain/customer/customer.contract.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readCustomers } from './customer-list.store.ts';
import type { CustomerPorts } from './customer.ports.ts';
import { addContactPoint, removeContactPoint, revealContactPoint } from './keep-contact-points.ts';
import { changeCustomer, createCustomer } from './keep-customer.ts';
import { mergeCustomers, unmergeCustomer, type Trace } from './merge-customers.ts';
import { checkWithin, readCustomerView } from './read-customer.ts';
import { searchTerms } from './search-terms.ts';

type Caller = { readonly actor: NonNullable<Trace['by']>; readonly address: string; readonly userAgent: string };

export const customerRoutes =
  (ports: CustomerPorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    const { db } = shell;
    const seen = (reach: Parameters<typeof checkWithin>[2], id: string) => checkWithin(db, ports.within, reach, id);
    const traceOf = ({ actor, address, userAgent }: Caller): Trace => ({ by: { kind: actor.kind, id: actor.id }, address, userAgent });

    serve(contract.listCustomers, async ({ query, reach }) => {
      const { limit, after } = pageWish(query);
      const cursor = after === null ? null : readCursor(after, ['instant', 'id']);
      if (after !== null && cursor === null) return refuse('page.cursor_invalid');
      const terms = query.q === undefined || query.q.trim() === '' ? null : await searchTerms(shell, query.q);
      const rows = await readCustomers(db, reach, ports.within, { terms, tier: query.tier ?? null, region: query.region ?? null, tag: query.tag ?? null, limit: limit + 1, after: cursor && { at: Number(cursor[0]), id: String(cursor[1]) } });
      const items = rows.slice(0, limit);
      return accept({ items: items.map((row) => ({ ...row, createdAt: toWire(row.createdAt) })), next: rows.length > limit ? writeCursor([items.at(-1)!.createdAt, items.at(-1)!.id]) : null });
    });

    serve(contract.readCustomer, async ({ params: { customerId }, reach }) => {
      const within = await seen(reach, customerId);
      if (!within.ok) return within;
      const view = await readCustomerView(shell, db, customerId);
      return view ? accept(view) : refuse('customer.unknown');
    });

    serve(contract.createCustomer, ({ body }) => createCustomer(shell, body));

    serve(contract.changeCustomer, async ({ params: { customerId }, body, version, reach }) => {
      const within = await seen(reach, customerId);
      return within.ok ? changeCustomer(shell, { customerId, body, version }) : within;
    });

    serve(contract.addContactPoint, async ({ params: { customerId }, body, reach }) => {
      const within = await seen(reach, customerId);
      return within.ok ? addContactPoint(shell, { customerId, kind: body.kind, value: body.value, trust: body.trust ?? 'confirmed' }) : within;
    });

    serve(contract.removeContactPoint, async (call) => {
      const within = await seen(call.reach, call.params.customerId);
      return within.ok ? removeContactPoint(shell, { ...call.params, trace: traceOf(call) }) : within;
    });

    serve(contract.revealContactPoint, async (call) => {
      const within = await seen(call.reach, call.params.customerId);
      return within.ok ? revealContactPoint(shell, { ...call.params, reason: call.body.reason, trace: traceOf(call) }) : within;
    });

    serve(contract.mergeCustomers, async (call) => {
      for (const id of [call.params.customerId, call.body.into]) {
        const within = await seen(call.reach, id);
        if (!within.ok) return within;
      }
      return mergeCustomers(shell, ports, { from: call.params.customerId, into: call.body.into, trace: traceOf(call) });
    });

    serve(contract.unmergeCustomer, async (call) => {
      const within = await seen(call.reach, call.params.customerId);
      return within.ok ? unmergeCustomer(shell, ports, { customerId: call.params.customerId, trace: traceOf(call) }) : within;
    });
  };
