/** Whose queue an opening enters, in the very moment after somebody changed whom its channel feeds. */

import type { ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const admin = await centre.as('admin');

async function opening(phone: string): Promise<TicketView> {
  const reply = await admin('POST /tickets', { channel: 'web', customer: { phone }, body: '蒸烤箱按了没反应' });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

test('the next opening goes to the team that its channel feeds now, whatever was asked a moment ago', async () => {
  const teams = (await admin('GET /teams')).json<{ items: { id: string; key: string }[] }>().items;
  for (const key of ['aftersales', 'phone', 'presales']) {
    // Whoever opens reads the roster, which is then kept for a while.
    await opening(`1380000${7_000 + teams.findIndex((team) => team.key === key)}`);
    const { id, name, settings, active, calendarId, version } = (await admin('GET /channels')).json<{ items: ChannelView[] }>().items.find((channel) => channel.key === 'web')!;
    const teamId = teams.find((team) => team.key === key)!.id;
    expect((await admin(`PUT /channels/${id}`, { name, settings, active, calendarId, version, teamId })).statusCode).toBe(200);
    expect((await opening(`1380000${8_000 + teams.findIndex((team) => team.key === key)}`)).team?.id).toBe(teamId);
  }
});
