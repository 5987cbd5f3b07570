import type { FlowVersionView, FlowView } from '@huiyin/domain/flow/flow.contract.ts';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { identity, seedIdentity } from '../identity/index.ts';
import { testServer } from '../platform/testing/test-server.ts';
import { chooseFlowVersion, flow, readPublished, seedFlows } from './index.ts';
import { saveDraft } from './flow.store.ts';

const server = await testServer([identity, flow]);
const { shell } = server;
const reader = server.as({ 'flow.read': 'all' });
const editor = server.as({ 'flow.read': 'all', 'flow.edit': 'all' });
const owner = server.as({ 'flow.read': 'all', 'flow.edit': 'all', 'flow.publish': 'all' });

async function seed() {
  await shell.db.transaction().execute(async (tx) => {
    await seedIdentity(tx, shell);
    await seedFlows(tx, shell);
  });
}

beforeAll(seed);

async function flows(): Promise<FlowView[]> {
  return (await reader.call('GET', '/flows')).json().items;
}

async function flowOf(key: string): Promise<FlowView> {
  return (await flows()).find((one) => one.key === key)!;
}

async function draft(key = 'general'): Promise<FlowVersionView> {
  const { id, versions } = await flowOf(key);
  const reply = await editor.call('POST', `/flows/${id}/versions`, { from: versions.at(-1)!.id, note: '试改' });
  expect(reply.statusCode).toBe(201);
  return reply.json();
}

function renamed(document: FlowDocument, zh: string): FlowDocument {
  return { ...document, name: { ...document.name, zh } };
}

describe('a new centre', () => {
  test('has three published flows, and seeding again changes nothing', async () => {
    await seed();
    const all = await flows();
    expect(all.map((one) => one.key).toSorted()).toEqual(['complaint', 'general', 'refund']);
    expect(all.every((one) => one.versions.some((version) => version.state === 'published'))).toBe(true);
  });

  test.each([
    ['refund', 'refund'],
    ['complaint', 'complaint'],
    ['question', 'general'],
    [null, 'general'],
  ])('lets a ticket of kind %s take the flow %s', async (kind, key) => {
    const chosen = await chooseFlowVersion(shell.db, { kind, categoryIds: [], channelId: shell.ids.next() });
    expect(chosen).toMatchObject({ ok: true, value: { key } });
  });

  test('gives a form back with its fields in the order they were drawn', async () => {
    const { versions } = await flowOf('refund');
    const version: FlowVersionView = (await reader.call('GET', `/flow-versions/${versions.at(-1)!.id}`)).json();
    const register = version.document.steps.find((step) => step.key === 'register')!;
    expect(Object.keys(register.form.properties)).toEqual(['order_number', 'amount', 'reason', 'goods_state', 'reason_details']);
  });
});

describe('a draft', () => {
  test('is a copy that can be changed, published, and from then on never changes', async () => {
    const made = await draft();
    expect(made).toMatchObject({ state: 'draft', note: '试改', findings: [], createdBy: { id: editor.actor.id } });

    const saved = await editor.call('PUT', `/flow-versions/${made.id}`, { document: renamed(made.document, '咨询新版'), version: made.version });
    expect(saved.json()).toMatchObject({ version: made.version + 1, document: { name: { zh: '咨询新版' } }, note: '试改' });

    const published = await owner.call('POST', `/flow-versions/${made.id}/publish`, { version: made.version + 1 });
    expect(published.json()).toMatchObject({ state: 'published', findings: [] });

    const late = await editor.call('PUT', `/flow-versions/${made.id}`, { document: made.document });
    expect([late.statusCode, late.json().code]).toEqual([409, 'flow_version.published']);
    await expect(shell.db.transaction().execute((tx) => saveDraft(tx, made.id, { document: made.document, note: '' }))).rejects.toThrow('not a draft');
    expect((await readPublished(shell.db, made.id)).document.name.zh).toBe('咨询新版');
  });

  test('once published is taken by new tickets at once, while the old version lives on', async () => {
    const subject = { kind: null, categoryIds: [], channelId: shell.ids.next() };
    const before = await chooseFlowVersion(shell.db, subject);
    const made = await draft();
    await owner.call('POST', `/flow-versions/${made.id}/publish`, {});
    const after = await chooseFlowVersion(shell.db, subject);
    expect(after).toMatchObject({ ok: true, value: { id: made.id } });
    expect(before.ok && (await readPublished(shell.db, before.value.id)).number).toBe(made.number - 1);
  });

  test('with findings can be kept but not published', async () => {
    const made = await draft();
    const broken = { ...made.document, steps: made.document.steps.map((step) => (step.key === 'handle' ? { ...step, role: 'wizard' } : step)) };
    const saved = await editor.call('PUT', `/flow-versions/${made.id}`, { document: broken });
    expect(saved.json().findings).toMatchObject([{ code: 'step.role_unknown', step: 'handle', path: '/steps/3/role' }]);
    const refused = await owner.call('POST', `/flow-versions/${made.id}/publish`, {});
    expect([refused.statusCode, refused.json().code, refused.json().facts.findings[0].code]).toEqual([422, 'flow.invalid', 'step.role_unknown']);
  });

  test('with two roles on a step is refused as malformed, at its place', async () => {
    const made = await draft();
    const document = { ...made.document, steps: made.document.steps.map((step, index) => (index === 1 ? { ...step, role: ['agent', 'specialist'] } : step)) };
    const refused = await editor.call('PUT', `/flow-versions/${made.id}`, { document });
    expect(refused.json()).toMatchObject({ code: 'flow.invalid', facts: { findings: [{ code: 'step.two_roles', path: '/steps/1/role' }] } });
  });

  test('under another key is refused', async () => {
    const made = await draft();
    const refused = await editor.call('PUT', `/flow-versions/${made.id}`, { document: { ...made.document, key: 'other' } });
    expect(refused.json()).toMatchObject({ code: 'flow.invalid', facts: { findings: [{ path: '/key' }] } });
  });

  test('saved by two people at once keeps the first and tells the second', async () => {
    const made = await draft();
    const save = (zh: string) => editor.call('PUT', `/flow-versions/${made.id}`, { document: renamed(made.document, zh), version: made.version });
    const codes = (await Promise.all([save('甲'), save('乙')])).map((reply) => reply.statusCode);
    expect(codes.toSorted()).toEqual([200, 409]);
  });

  test('drafted twice at once gets two numbers', async () => {
    const [one, two] = await Promise.all([draft('complaint'), draft('complaint')]);
    expect(Math.abs(one.number - two.number)).toBe(1);
  });

  test('can be thrown away, a published version cannot', async () => {
    const made = await draft();
    expect((await editor.call('DELETE', `/flow-versions/${made.id}`)).statusCode).toBe(204);
    expect((await reader.call('GET', `/flow-versions/${made.id}`)).json().code).toBe('flow_version.unknown');
    const { versions } = await flowOf('refund');
    expect((await editor.call('DELETE', `/flow-versions/${versions[0]!.id}`)).json().code).toBe('flow_version.published');
  });
});

describe('a new flow', () => {
  test('starts as a copy under its own key, and the key is taken from then on', async () => {
    const { versions } = await flowOf('general');
    const body = { key: 'warranty', name: { zh: '保修', en: 'Warranty' }, from: versions[0]!.id };
    const created = await editor.call('POST', '/flows', body);
    expect(created.json()).toMatchObject({ flowKey: 'warranty', number: 1, state: 'draft', document: { key: 'warranty', name: { zh: '保修' } } });
    expect((await editor.call('POST', '/flows', body)).json().code).toBe('flow.key_taken');
    await editor.call('DELETE', `/flow-versions/${created.json().id}`);
    expect(await flowOf('warranty')).toBeUndefined();
  });
});

describe('rules', () => {
  const rules = async () => (await reader.call('GET', '/flow-rules')).json();
  const plain = (rule: { id?: string }) => ({ ...rule, id: undefined });

  test('are replaced as a whole, in order, and a stale copy is refused', async () => {
    const { items, version } = await rules();
    const channelId = shell.ids.next();
    const vip = { ticketKind: null, categoryId: null, channelId, flowId: (await flowOf('complaint')).id, flowVersionId: null };
    const replaced = await owner.call('PUT', '/flow-rules', { items: [vip, ...items.map(plain)], version });
    expect(replaced.json().items.map(plain)).toEqual([vip, ...items].map(plain));
    expect(await chooseFlowVersion(shell.db, { kind: 'refund', categoryIds: [], channelId })).toMatchObject({ value: { key: 'complaint' } });
    expect((await owner.call('PUT', '/flow-rules', { items: items.map(plain), version })).json().code).toBe('flow.changed');
    await owner.call('PUT', '/flow-rules', { items: items.map(plain) });
  });

  test('must end with one that takes everything', async () => {
    const { items } = await rules();
    expect((await owner.call('PUT', '/flow-rules', { items: items.slice(0, -1).map(plain) })).json().code).toBe('flow_rule.none_matches');
  });

  test('may only name flows and versions that can be taken', async () => {
    const { items } = await rules();
    const all = items.map(plain);
    const with_ = (change: object) => owner.call('PUT', '/flow-rules', { items: [{ ...all[0], ...change }, ...all.slice(1)] });
    expect((await with_({ flowId: shell.ids.next() })).json().code).toBe('flow.unknown');
    expect((await with_({ flowVersionId: shell.ids.next() })).json().code).toBe('flow_version.unknown');
    expect((await with_({ flowVersionId: (await draft('refund')).id })).json().code).toBe('flow_version.not_published');
  });

  test('keep the last published version of their flow from being retired', async () => {
    const { versions } = await flowOf('complaint');
    const published = versions.filter((version) => version.state === 'published');
    expect(published).toHaveLength(1);
    expect((await owner.call('POST', `/flow-versions/${published[0]!.id}/retire`)).json().code).toBe('flow_version.in_rules');

    const next = await draft('complaint');
    expect((await owner.call('POST', `/flow-versions/${next.id}/retire`)).json().code).toBe('flow_version.not_published');
    await owner.call('POST', `/flow-versions/${next.id}/publish`, {});
    expect((await owner.call('POST', `/flow-versions/${published[0]!.id}/retire`)).json()).toMatchObject({ state: 'retired' });
    expect((await readPublished(shell.db, published[0]!.id)).key).toBe('complaint');
  });
});

test('two versions are compared, what changed before and after', async () => {
  const made = await draft();
  const steps = made.document.steps.map((step) => (step.key === 'handle' ? { ...step, limit: { ms: 3_600_000, clock: 'working' as const } } : step));
  await editor.call('PUT', `/flow-versions/${made.id}`, { document: { ...made.document, steps } });
  const { versions } = await flowOf('general');
  const reply = await reader.call('GET', `/flow-versions/${made.id}/comparison?with=${versions.at(-1)!.id}`);
  expect(reply.json().steps).toEqual([
    { key: 'handle', how: 'changed', exits: [], fields: [], exceptions: [], changes: [{ what: 'limit', before: { ms: 14_400_000, clock: 'working' }, after: { ms: 3_600_000, clock: 'working' } }] },
  ]);
});

test('a document is validated without being stored', async () => {
  const { versions } = await flowOf('refund');
  const { document } = (await reader.call('GET', `/flow-versions/${versions.at(-1)!.id}`)).json() as FlowVersionView;
  expect((await reader.call('POST', '/flows/validate', { document })).json()).toEqual({ findings: [] });
  expect((await reader.call('POST', '/flows/validate', { document: { ...document, start: 'nowhere' } })).json().findings[0].code).toBe('start.unknown');
  expect((await reader.call('POST', '/flows/validate', { document: {} })).json().findings[0].code).toBe('document.shape');
});

test('reading, editing and publishing are three permissions', async () => {
  const made = await draft();
  expect((await server.nobody.call('GET', '/flows')).statusCode).toBe(401);
  expect((await server.as({}).call('GET', '/flows')).statusCode).toBe(403);
  expect((await reader.call('PUT', `/flow-versions/${made.id}`, { document: made.document })).statusCode).toBe(403);
  expect((await editor.call('POST', `/flow-versions/${made.id}/publish`, {})).statusCode).toBe(403);
  expect((await editor.call('PUT', '/flow-rules', { items: [] })).statusCode).toBe(403);
});
