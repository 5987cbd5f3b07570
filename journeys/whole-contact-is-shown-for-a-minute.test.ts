import { newPhone, openTicket } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('a whole phone number is shown to whoever says why, for a minute and no longer, and the look is written down', async ({ centre, places }) => {
  const phone = newPhone();
  const ticket = await openTicket(await centre.as('supervisor'), { subject: unique('请回电'), customer: { name: unique('周'), phone } });
  const desk = await places.desk('supervisor', `/customers/${ticket.customer.id}`);
  await expect(desk.getByText(phone)).toHaveCount(0);
  const masked = desk.getByText(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
  await expect(masked).toBeVisible();

  await desk.clock.install();
  await desk.getByRole('button', { name: '查看完整内容' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('textbox').fill('客户要求回电');
  await dialog.getByRole('button', { name: '查看完整号码' }).click();
  await expect(desk.getByText(phone)).toBeVisible();
  await desk.clock.fastForward(55_000);
  await expect(desk.getByText(phone)).toBeVisible();
  await desk.clock.fastForward(10_000);
  await expect(desk.getByText(phone)).toHaveCount(0);
  await expect(masked).toBeVisible();

  const { items } = await (await centre.as('admin')).call<{ items: { action: string; facts: object }[] }>('GET /audit?action=customer.contact_revealed&limit=5');
  expect(items[0]).toMatchObject({ facts: { reason: '客户要求回电' } });
});
