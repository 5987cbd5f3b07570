import { classifyByKeywords } from '@huiyin/domain/ticket/keyword-classifier.ts';
import { expect, test } from 'vitest';
import { testShell } from '../platform/testing/test-shell.ts';
import { seedTaxonomy } from './seed-taxonomy.ts';
import { shippedKinds } from './shipped-taxonomy.ts';
import { insertCategory, readCategories, readKinds, removeCategory } from './taxonomy.store.ts';

const shell = await testShell();
const seed = () => shell.db.transaction().execute((tx) => seedTaxonomy(tx, shell));

test('a new centre has kinds and a category tree, and account security is marked as such', async () => {
  await seed();
  expect((await readKinds(shell.db)).map((kind) => kind.key)).toEqual(shippedKinds.map((kind) => kind.key));
  const categories = await readCategories(shell.db);
  expect(categories.filter((category) => category.security).map((category) => category.key)).toEqual(['account-security']);
  const roots = new Set(categories.filter((category) => category.parentId === null).map((category) => category.id));
  expect(categories.every((category) => category.parentId === null || roots.has(category.parentId))).toBe(true);
});

test('a second start changes nothing, and does not bring back what was removed', async () => {
  const before = await readCategories(shell.db);
  await shell.db.transaction().execute(async (tx) => {
    await removeCategory(tx, before.find((category) => category.key === 'other')!.id);
    await insertCategory(tx, { id: shell.ids.next(), key: 'ours', parentId: null, name: { zh: '自建', en: 'Ours' }, keywords: [], security: false, active: true, position: 99 });
  });
  const changed = await readCategories(shell.db);
  await seed();
  expect(await readCategories(shell.db)).toEqual(changed);
});

test.each([
  ['我的账号好像被盗了,有陌生设备登录', 'account-security'],
  ['请问发票抬头可以改吗', 'order-invoice'],
  ['物流没更新,包裹到哪了', 'delivery-progress'],
  ['优惠券用不了', 'promotion-coupon'],
  ['更新后一打开就闪退', 'app-fault'],
  ['质量差,用了两天就开裂', 'product-quality'],
  ['我要退款,七天无理由', 'refund-apply'],
  ['收不到验证码,登不上', 'account-sign-in'],
  ['I was charged twice, money back please', 'refund-apply'],
])('the words of "%s" lead to %s', async (words, key) => {
  expect(classifyByKeywords(words, await readCategories(shell.db)).categoryKey).toBe(key);
});
