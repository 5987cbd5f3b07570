import { expect, said } from './journey.ts';
import { test } from './served.ts';

test.use({ withModel: true });

test('an agent answers in a language that they half know: reads the translation, mends it and sends it; a model that is slow, refuses or dies takes none of their words', async ({ places, centre, model }) => {
  const agent = await centre.as('agent');
  const { id } = await agent.call<{ id: string }>('POST /tickets', { channel: 'phone', customer: { name: 'Anna', phone: '13900000077' }, body: 'Where is my parcel?' });
  await agent.call(`POST /tickets/${id}/take`, {});
  const desk = await places.desk('agent', `/tickets/${id}`);
  const box = desk.getByRole('textbox', { name: '回复客户' });
  const translate = desk.getByRole('button', { name: '翻译回复' });
  const mine = '包裹明天送到。';

  await test.step('what the customer said', async () => {
    await desk.getByRole('button', { name: '翻译', exact: true }).click();
    await model!.asked();
    model!.reply({ translation: '我的包裹在哪里？' });
    await expect(desk.getByText('我的包裹在哪里？')).toBeVisible();
    await expect(desk.getByText('由 slow 翻译，仅供参考')).toBeVisible();
  });

  await test.step('whoever writes on while it is slow keeps their words', async () => {
    await box.fill(mine);
    await translate.click();
    await model!.asked();
    await expect(desk.getByRole('button', { name: /翻译回复/ })).toHaveClass(/loading/);
    await box.fill(`${mine}请放心。`);
    model!.reply({ translation: 'The parcel will arrive tomorrow.' });
    await expect(desk.getByText('翻译期间你改过内容，译文没有放进来。')).toBeVisible();
    await expect(box).toHaveValue(`${mine}请放心。`);
  });

  await test.step('a translation that says another figure is not put in', async () => {
    await box.fill('包裹3天内送到。');
    await translate.click();
    await model!.asked();
    model!.reply({ translation: 'The parcel will arrive within 5 days.' });
    await expect(desk.getByText(/和原文对不上，没有采用/)).toBeVisible();
    await expect(box).toHaveValue('包裹3天内送到。');
  });

  await test.step('mended, it is sent; until then the original can be had back', async () => {
    await box.fill(mine);
    await translate.click();
    await model!.asked();
    model!.reply({ translation: 'The parcel will arrived tomorrow.' });
    await expect(box).toHaveValue('The parcel will arrived tomorrow.');
    await box.fill('The parcel will arrive tomorrow.');
    await desk.getByRole('button', { name: '恢复原文' }).click();
    await expect(box).toHaveValue(mine);
    await translate.click();
    await model!.asked();
    model!.reply({ translation: 'The parcel will arrived tomorrow.' });
    await expect(box).toHaveValue('The parcel will arrived tomorrow.');
    await box.fill('The parcel will arrive tomorrow.');
    await box.press('Enter');
    await expect(said(desk, 'The parcel will arrive tomorrow.')).toBeVisible();
    await expect(translate).toBeDisabled();
  });

  await test.step('one that dies half-way, and one that refuses, say so and leave what was written', async () => {
    await box.fill(mine);
    await translate.click();
    await model!.asked();
    model!.breakOff();
    await expect(desk.getByText(/没有给出译文，请再试/)).toBeVisible();
    await expect(box).toHaveValue(mine);
    await expect(desk.getByText(/没有给出译文，请再试/)).toHaveCount(0);
    model!.refuse();
    await translate.click();
    await expect(desk.getByText(/没有给出译文，请再试/)).toBeVisible();
    await expect(box).toHaveValue(mine);
  });

  await test.step('one that is gone for good is left alone after a while, and is said to be', async () => {
    await model!.close();
    await expect(async () => {
      await translate.click();
      await expect(desk.getByText(/先停用一会儿/)).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 30_000 });
    await expect(box).toHaveValue(mine);
  });
});
