import { describe, expect, test } from 'vitest';
import { testShell } from '../platform/testing/test-shell.ts';
import { type FindOptions, findOrCreateCustomer, makeClaimedCustomer } from './find-or-create-customer.ts';
import { prepareCustomer } from './prepare-customer.ts';

const shell = await testShell();
const { db } = shell;

type Claim = Parameters<typeof prepareCustomer>[1];

async function find(claim: Claim, options: FindOptions = { trust: 'confirmed' }) {
  const prepared = prepareCustomer(shell, claim);
  if (!prepared.ok) throw new Error(prepared.code);
  return db.transaction().execute((tx) => findOrCreateCustomer(tx, shell, prepared.value, options));
}

async function contactsOf(id: string) {
  return db.selectFrom('contact_point').select(['kind', 'trust', 'masked']).where('customer_id', '=', id).orderBy('kind').execute();
}

describe('findOrCreateCustomer', () => {
  test('finds the customer again however the number is written', async () => {
    const first = await find({ name: '王芳', phone: '+86 138-0013-8000' });
    expect(first).toMatchObject({ name: '王芳', tier: 'standard', hasContact: true, created: true });
    for (const phone of ['13800138000', '１３８００１３８０００', '0086 138 0013 8000', '86-13800138000', '138\u200b0013\u200b8000']) {
      expect(await find({ phone })).toEqual({ ...first, created: false });
    }
  });

  test('keeps no contact in the clear', async () => {
    const { id } = await find({ phone: '13800000042', email: 'Plain.Text@Example.com' });
    const stored = JSON.stringify(await db.selectFrom('contact_point').selectAll().where('customer_id', '=', id).execute());
    expect(stored).not.toContain('13800000042');
    expect(stored.toLowerCase()).not.toContain('plain.text');
    expect((await contactsOf(id)).map((contact) => contact.masked)).toEqual(['p***@example.com', '138****0042']);
  });

  test('adds what nobody owns yet, and leaves with its owner what somebody owns', async () => {
    const byPhone = await find({ phone: '13800000001' });
    const byMail = await find({ email: 'one@example.com' });
    expect((await find({ phone: '13800000001', email: 'one@example.com', externalId: 'u-1' })).id).toBe(byPhone.id);
    expect((await contactsOf(byPhone.id)).map((contact) => contact.kind)).toEqual(['external', 'phone']);
    expect((await find({ email: 'one@example.com' })).id).toBe(byMail.id);
    expect((await find({ externalId: 'u-1' })).id).toBe(byPhone.id);
  });

  test('gives a nameless customer the first name that is said, and keeps it then', async () => {
    const { id } = await find({ phone: '13800000002' });
    expect(await find({ phone: '13800000002', name: ' 李\u202e雷 ' })).toMatchObject({ id, name: '李雷' });
    expect(await find({ phone: '13800000002', name: '韩梅梅' })).toMatchObject({ id, name: '李雷' });
  });

  test('a claim joins nobody, and nobody is joined by a claim', async () => {
    const known = await find({ phone: '13800000003', name: '赵敏' });
    const claimed = await find({ phone: '13800000003', name: '自称赵敏' }, { trust: 'claimed' });
    const again = await find({ phone: '13800000003' }, { trust: 'claimed' });
    expect(new Set([known.id, claimed.id, again.id]).size).toBe(3);
    expect(await contactsOf(claimed.id)).toEqual([{ kind: 'phone', trust: 'claimed', masked: '138****0003' }]);
    expect((await find({ phone: '13800000003' })).id).toBe(known.id);

    const onlyClaimed = await find({ phone: '13800000004' }, { trust: 'claimed' });
    expect((await find({ phone: '13800000004' })).id).not.toBe(onlyClaimed.id);
  });

  test('a nameless claim without any contact is a customer, too', async () => {
    expect(await find({}, { trust: 'claimed' })).toMatchObject({ name: null, hasContact: false, created: true });
  });

  test('many at once with the same new contacts, in either order, make one customer', async () => {
    const claims: Claim[] = Array.from({ length: 24 }, (_, index) =>
      index % 3 === 0 ? { phone: '13800000005' } : index % 3 === 1 ? { phone: '13800000005', email: 'five@example.com' } : { email: 'five@example.com', phone: '13800000005' },
    );
    const found = await Promise.all(claims.map((claim) => find(claim)));
    expect(new Set(found.map((customer) => customer.id)).size).toBe(1);
    expect(found.filter((customer) => customer.created)).toHaveLength(1);
    const orphans = await db.selectFrom('customer').select('id').where('id', 'not in', db.selectFrom('contact_point').select('customer_id')).where('name', 'is', null).execute();
    expect(orphans.length).toBeLessThanOrEqual(1);
  });

  test('many at once whose contacts cross end without a fault', async () => {
    const pick = ['13800000011', '13800000012', '13800000013'];
    const mails = ['x1@example.com', 'x2@example.com', 'x3@example.com'];
    const found = await Promise.all(Array.from({ length: 27 }, (_, index) => find({ phone: pick[index % 3]!, email: mails[Math.floor(index / 3) % 3]! })));
    expect(new Set(found.map((customer) => customer.id)).size).toBeLessThanOrEqual(3);
  });

  test('a transaction that is undone leaves nothing behind', async () => {
    const prepared = prepareCustomer(shell, { phone: '13800000006' });
    if (!prepared.ok) throw new Error(prepared.code);
    await expect(
      db.transaction().execute(async (tx) => {
        await findOrCreateCustomer(tx, shell, prepared.value, { trust: 'confirmed' });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect((await find({ phone: '13800000006' })).created).toBe(true);
  });
});

describe('makeClaimedCustomer', () => {
  test('refuses a contact that is none', async () => {
    const made = await db.transaction().execute((tx) => makeClaimedCustomer(tx, shell, { phone: 'call me' }));
    expect(made).toMatchObject({ ok: false, code: 'customer.contact_invalid', facts: { kind: 'phone', reason: 'malformed' } });
  });
});
