import { act, openTicket, type Person } from './centre.ts';
import { test } from './hours.ts';
import { expect, take, unique } from './journey.ts';

test('what a specialist does not solve reaches the product department in two working hours, and is on a clock there', async ({ centre, hours, places }) => {
  await hours.toTuesdayMorning();
  const subject = unique('升级后一直闪退');
  const specialistTeam = await handToSpecialists(await centre.as('aftersales2'), subject);

  const specialist = await places.desk(`${specialistTeam}1`, '/?queue=unassigned');
  await specialist.getByRole('option').filter({ hasText: subject }).click();
  await take(specialist);
  const clocks = specialist.getByRole('region', { name: '服务计时' });
  await expect(clocks.getByRole('listitem').filter({ hasText: '节点时限' }).getByText(/^剩 (?:1小时59分|2小时)$/)).toBeVisible();

  const keeper = await places.desk('knowledge', '/?queue=unassigned');
  await hours.pass({ hours: 1, minutes: 31 });
  await specialist.getByRole('button', { name: /^提醒/ }).click();
  const told = specialist.getByRole('dialog', { name: '提醒' });
  await expect(told.getByRole('button').filter({ hasText: subject }).filter({ hasText: '节点时限即将超时' })).toBeVisible();
  await expect(keeper.getByRole('option').filter({ hasText: subject })).toHaveCount(0);

  await hours.pass({ minutes: 30 });
  await expect(told.getByRole('button').filter({ hasText: '节点时限已超时，应在 12:00 前完成' })).toBeVisible();

  // Whoever had it is not left before a page that is no longer true.
  await expect(specialist.getByText('工单已转走')).toBeVisible();

  // The department is told, sees why, and has half an hour to take it up.
  await keeper.getByRole('option').filter({ hasText: subject }).click();
  await expect(keeper.getByText('已升级', { exact: true })).toBeVisible();
  const handedOver = keeper.getByRole('region', { name: '移交工单' });
  await expect(handedOver).toContainText('系统于');
  await expect(handedOver).toContainText('专项处理');
  const theirs = keeper.getByRole('region', { name: '服务计时' });
  await expect(theirs.getByRole('listitem').filter({ hasText: '移交接手' }).getByText(/^剩 /)).toBeVisible();
  await expect(theirs.getByRole('listitem').filter({ hasText: '节点时限' }).getByText(/^超 /)).toBeVisible();

  await hours.pass({ minutes: 10 });
  await take(keeper);
  await theirs.getByRole('button', { name: '查看全部计时' }).click();
  await expect(theirs.getByRole('listitem').filter({ hasText: '移交接手' }).getByText('达标', { exact: true })).toBeVisible();
});

/** By an agent who could not help; answers with the key of the team that has it now. */
async function handToSpecialists(agent: Person, subject: string): Promise<string> {
  let ticket = await act(agent, await openTicket(agent, { subject, kind: 'fault', category: 'app-fault' }), 'take');
  while (ticket.step !== 'specialist') {
    const way = ticket.exits.find(({ id }) => id === 'to_specialist') ?? ticket.exits[0]!;
    const { required = [] } = way.form as { required?: readonly string[] };
    const fields = Object.fromEntries([...required, ...(way.id === 'to_specialist' ? ['handover_reason'] : [])].map((name) => [name, '试过重装，仍然闪退']));
    ticket = await act(agent, ticket, 'exit', { exit: way.id, fields });
  }
  const { items } = await agent.call<{ items: readonly { readonly id: string; readonly key: string }[] }>('GET /teams');
  return items.find(({ id }) => id === ticket.team?.id)!.key;
}
