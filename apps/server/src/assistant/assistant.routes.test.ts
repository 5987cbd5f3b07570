import { shippedAssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const admin = await centre.as('admin');
const agent = await centre.as('agent');

test('settings are changed by who may, and the change is in the audit log', async () => {
  const { version } = (await admin('GET /assistant/settings')).json<{ version: number }>();
  const settings = { ...shippedAssistantSettings, answerAbove: 0.7 };
  expect((await agent('PUT /assistant/settings', { settings })).statusCode).toBe(403);
  expect((await admin('PUT /assistant/settings', { settings, version })).json()).toMatchObject({ settings: { answerAbove: 0.7 }, version: version + 1 });
  const { rows } = await centre.shell.pool.query(`select facts from audit_entry where action = 'assistant.settings_changed'`);
  expect(rows).toEqual([{ facts: { changed: ['answerAbove'] } }]);
});

test('of two who change them at once, the second is told', async () => {
  const { version, settings } = (await admin('GET /assistant/settings')).json<{ version: number; settings: object }>();
  const answers = await Promise.all([admin('PUT /assistant/settings', { settings, version }), admin('PUT /assistant/settings', { settings, version })]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
});

test('bands that cross are refused at the field', async () => {
  const refused = await admin('PUT /assistant/settings', { settings: { ...shippedAssistantSettings, answerAbove: 0.2, clarifyAbove: 0.5 } });
  expect(refused.statusCode).toBe(422);
  expect(refused.json()).toMatchObject({ code: 'assistant.settings_invalid', facts: { fields: ['clarifyAbove'] } });
});

test('what the assistant did is shown to those who may see the ticket, and to no others', async () => {
  const opened = (await admin('POST /tickets', { channel: 'phone', customer: { phone: '13800001234' }, body: '耳机没声音' })).json<{ id: string }>();
  expect((await admin(`GET /tickets/${opened.id}/assistant`)).json()).toEqual({ packet: null, turns: [] });
  expect((await centre.nobody(`GET /tickets/${opened.id}/assistant`)).statusCode).toBe(401);
});
