import { beforeAll, describe, expect, test } from 'vitest';
import { fakeEndpoint, fails, says } from '../assistant/testing/fake-endpoint.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';

const endpoint = await fakeEndpoint();
const centre = await testCentre({ config: { llm: { baseUrl: endpoint.url, apiKey: 'sk-only-for-tests', model: 'fake-7b' } } });
let agent: CallAs;
let ticketId: string;

beforeAll(async () => {
  agent = await centre.as('agent');
  const opened = await agent('POST /tickets', { channel: 'phone', customer: { name: 'Anna', phone: '13900000001' }, body: 'Where is my parcel?', category: 'product' });
  ticketId = opened.json().id;
  await agent(`POST /tickets/${ticketId}/take`, {});
});

const translation = (body: object, as = agent) => as(`POST /tickets/${ticketId}/translation`, body);

describe('with a language model', () => {
  test('a text comes back in the other language; what is personal never leaves, and is in its place again', async () => {
    endpoint.script(says({ translation: 'Please call [phone]; the parcel is on its way.' }));
    const reply = await translation({ text: '请拨打13800138000，包裹在路上。', to: 'en' });
    expect([reply.statusCode, reply.json()]).toEqual([200, { text: 'Please call 13800138000; the parcel is on its way.', model: 'fake-7b' }]);
    expect(JSON.stringify(endpoint.heard)).not.toContain('13800138000');
    expect((await agent('GET /translator')).json()).toEqual({ model: 'fake-7b' });
  });

  test('a translation that loses a mark, or an endpoint that fails, is refused rather than shown', async () => {
    endpoint.script(says({ translation: 'Please call us; the parcel is on its way.' }));
    expect((await translation({ text: '请拨打13800138000，包裹在路上。', to: 'en' })).json().code).toBe('assistant.model_failed');
    endpoint.script(fails(500));
    expect((await translation({ text: '包裹在路上。', to: 'en' })).json().code).toBe('assistant.model_failed');
  });

  test('nobody translates for a ticket out of reach', async () => {
    endpoint.script(says({ translation: 'Hello' }));
    const presales = await centre.as('presales1');
    expect((await translation({ text: '你好', to: 'en' }, presales)).json().code).toBe('ticket.unknown');
    expect(endpoint.heard).toEqual([]);
  });
});

test('without a language model nothing offers to translate', async () => {
  const alone = await testCentre();
  const person = await alone.as('agent');
  expect((await person('GET /translator')).json()).toEqual({ model: null });
  const opened = await person('POST /tickets', { channel: 'phone', customer: { name: 'Anna', phone: '13900000001' }, body: 'Where?', category: 'product' });
  expect((await person(`POST /tickets/${opened.json().id}/translation`, { text: '你好', to: 'en' })).json().code).toBe('assistant.no_model');
});
