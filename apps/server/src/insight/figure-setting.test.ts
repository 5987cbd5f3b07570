/** The zone that figures go by: days begin elsewhere once it is changed, and until all are told again nothing is judged by them. */

import type { FigureSettingView } from '@huiyin/domain/insight/figure-setting.contract.ts';
import type { MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import { expect, test } from 'vitest';
import { addCursors, resetSubscription } from '../platform/subscriptions.ts';
import { logSettled, readToEnd } from '../platform/testing/read-to-end.ts';
import { testCentre } from '../testing/test-centre.ts';
import { factsSubscription } from './tell-facts.ts';

// Ten in the morning of the twelfth in Shanghai is still the eleventh in Los Angeles.
const centre = await testCentre({ now: Date.UTC(2025, 7, 12, 2) });
const { shell } = centre;
const [agent, supervisor, admin] = await Promise.all([centre.as('agent'), centre.as('supervisor'), centre.as('admin')]);
const facts = factsSubscription(shell);
const setting = async () => (await supervisor('GET /figure-setting')).json<FigureSettingView>();
const daysOf = async () => (await supervisor('GET /metrics/volume?from=2025-08-01&to=2025-09-01')).json<MetricReading>().series.filter(({ n }) => n > 0).map(({ at }) => at);
const elsewhere = { timeZone: 'America/Los_Angeles' };

test('is changed by administrators alone, to a zone that there is', async () => {
  await addCursors(shell.db, [facts.name]);
  expect((await agent('POST /tickets', { channel: 'phone', customer: { phone: '13800006101' }, body: '退款没到账', kind: 'refund' })).statusCode).toBe(201);
  await readToEnd(shell.db, facts);
  expect(await setting()).toEqual({ timeZone: 'Asia/Shanghai', telling: null, closedMonths: 0 });
  expect(await daysOf()).toEqual(['2025-08-12']);
  expect((await supervisor('PUT /figure-setting', elsewhere)).json()).toMatchObject({ status: 403 });
  expect((await admin('PUT /figure-setting', { timeZone: 'Mars/Olympus' })).json()).toMatchObject({ status: 422, code: 'time_zone.unknown', facts: { fields: ['timeZone'] } });
  expect((await setting()).timeZone).toBe('Asia/Shanghai');
});

test('tells every figure again by the new days, and says how far it has come', async () => {
  await logSettled(shell.db);
  const changed = await admin('PUT /figure-setting', elsewhere);
  expect(changed.json(), changed.body).toEqual({ timeZone: elsewhere.timeZone, telling: { percent: 0 }, closedMonths: 0 });
  expect((await admin('PUT /figure-setting', { timeZone: 'UTC' })).json()).toMatchObject({ status: 409, code: 'figures.being_told', facts: { percent: 0 } });
  expect((await supervisor('POST /reviews', { month: '2025-07' })).json()).toMatchObject({ status: 409, code: 'figures.being_told' });
  await readToEnd(shell.db, facts);
  expect(await setting()).toMatchObject({ timeZone: elsewhere.timeZone, telling: null });
  // A reading keeps the zone for some seconds; its days are told by the facts.
  expect(await daysOf()).toEqual(['2025-08-11']);
  const { rows } = await shell.pool.query("select action, target, facts from audit_entry where action like 'figures.%' order by seq");
  expect(rows).toEqual([{ action: 'figures.time_zone_changed', target: 'figures:settings', facts: { zoneBefore: 'Asia/Shanghai', zone: elsewhere.timeZone } }]);
});

test('the same zone again changes nothing, and a replay counts as being told again too', async () => {
  expect((await admin('PUT /figure-setting', elsewhere)).json()).toMatchObject({ telling: null });
  await logSettled(shell.db);
  await resetSubscription(shell.db, facts);
  expect((await setting()).telling).toEqual({ percent: 0 });
  await readToEnd(shell.db, facts);
  expect((await setting()).telling).toBeNull();
});
