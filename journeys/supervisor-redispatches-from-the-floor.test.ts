import { act, openTicket, readTicket } from './centre.ts';
import { test } from './hours.ts';
import { expect, unique } from './journey.ts';

test('a supervisor gives what is about to breach to somebody who is free, puts it first, and both desks see it', async ({ hours, centre, places }) => {
  await hours.toTuesdayMorning();
  const subject = unique('净水器漏水，厨房进水了');
  const holder = await centre.as('aftersales2');
  const ticket = await openTicket(holder, { subject });
  await act(holder, ticket, 'take');
  const desk = await places.desk('aftersales5', '/?queue=mine');
  await (await centre.as('aftersales5')).call('PUT /me/presence', { state: 'available' });

  const floor = await places.desk('supervisor', '/floor');
  const queue = floor.getByRole('region', { name: '队列' }).getByRole('row').filter({ hasText: '售后在线组' });
  await expect(queue).toBeVisible();
  await expect(floor.getByRole('region', { name: '客服', exact: true }).getByRole('button', { name: /曾念安.*接单中/ })).toBeVisible();

  const breaking = floor.getByRole('region', { name: '即将超时' }).getByRole('listitem').filter({ hasText: subject });
  await expect(breaking.getByText('邓子衿')).toBeVisible();
  await breaking.getByRole('button', { name: '改派' }).click();
  await floor.getByRole('tooltip').getByRole('button', { name: /^曾念安/ }).click();
  await expect(floor.getByText('已改派给曾念安')).toBeVisible();
  await expect(breaking.getByText('曾念安')).toBeVisible();
  await expect(desk.getByRole('option').filter({ hasText: subject })).toBeVisible();

  await breaking.getByRole('button', { name: '加急' }).click();
  const dialog = floor.getByRole('dialog', { name: /^加急/ });
  await dialog.getByLabel('加急原因').fill('客户家里还在漏水');
  await dialog.getByRole('button', { name: /^加\s?急$/ }).click();
  await expect(breaking.getByText('已加急')).toBeVisible();

  const { agent } = await readTicket(await centre.as('supervisor'), ticket.id);
  expect(agent?.name).toBe('曾念安');
});
