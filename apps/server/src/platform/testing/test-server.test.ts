import { endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { testServer } from './test-server.ts';
import { testNow } from './test-shell.ts';

const readPulse = endpoint({ method: 'GET', path: '/pulse', permission: 'system.manage', summary: 'Beats', reply: Type.Object({ beats: Type.Boolean() }), refusals: [] });
const server = await testServer([{ name: 'pulse', routes: () => (serve) => serve(readPulse, () => Promise.resolve(accept({ beats: true }))) }]);

test('the server answers, and knows who calls', async () => {
  expect((await server.nobody.call('GET', '/api/v1/openapi.json')).statusCode).toBe(200);
  expect((await server.nobody.call('GET', '/pulse')).statusCode).toBe(401);
  expect((await server.as({}).call('GET', '/pulse')).statusCode).toBe(403);
  expect((await server.as({ 'system.manage': 'all' }).call('GET', '/pulse')).statusCode).toBe(200);
});

test('time stands still until it is told to go on', () => {
  const { clock } = server.shell;
  expect(clock.now()).toBe(testNow);
  clock.advance(60_000);
  expect(clock.now()).toBe(testNow + 60_000);
});
