import { expect, test } from 'vitest';
import { testServer } from './test-server.ts';
import { testNow } from './test-shell.ts';

const server = await testServer([]);

test('the server answers, and knows who calls', async () => {
  expect((await server.nobody.call('GET', '/api/v1/openapi.json')).statusCode).toBe(200);
  expect((await server.nobody.call('GET', '/jobs/dead')).statusCode).toBe(401);
  expect((await server.as({}).call('GET', '/jobs/dead')).statusCode).toBe(403);
  expect((await server.as({ 'system.manage': 'all' }).call('GET', '/jobs/dead')).statusCode).toBe(200);
});

test('time stands still until it is told to go on', () => {
  const { clock } = server.shell;
  expect(clock.now()).toBe(testNow);
  clock.advance(60_000);
  expect(clock.now()).toBe(testNow + 60_000);
});
