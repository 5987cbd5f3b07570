import { expect, test } from 'vitest';
import { joined } from './joined.ts';

function readings() {
  const open: { readonly finish: (value: number) => void; readonly fail: (cause: Error) => void }[] = [];
  const read = () => new Promise<number>((finish, fail) => void open.push({ finish, fail }));
  return { open, read };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('reads once for all who ask before it begins, and once more for all who ask while it runs', async () => {
  const [line, source, { open, read }] = [joined<number>(), {}, readings()];
  const first = [line.of(source, 'a', read), line.of(source, 'a', read)];
  await soon();
  const second = [line.of(source, 'a', read), line.of(source, 'a', read), line.of(source, 'a', read)];
  await soon();
  expect(open).toHaveLength(1);
  open[0]!.finish(1);
  expect(await Promise.all(first)).toEqual([1, 1]);
  await soon();
  expect(open).toHaveLength(2);
  open[1]!.finish(2);
  expect(await Promise.all(second)).toEqual([2, 2, 2]);
  const third = line.of(source, 'a', read);
  await soon();
  open[2]!.finish(3);
  expect(await third).toBe(3);
});

test('keeps what is asked for, and whom it is asked of, apart', async () => {
  const [line, { open, read }] = [joined<number>(), readings()];
  const source = {};
  const all = [line.of(source, 'a', read), line.of(source, 'b', read), line.of({}, 'a', read)];
  await soon();
  for (const [index, { finish }] of open.entries()) finish(index);
  expect(await Promise.all(all)).toEqual([0, 1, 2]);
});

test('tells a failure to those who waited for it only', async () => {
  const [line, source, { open, read }] = [joined<number>(), {}, readings()];
  const failing = line.of(source, 'a', read);
  await soon();
  const next = line.of(source, 'a', read);
  open[0]!.fail(new Error('broken'));
  await expect(failing).rejects.toThrow('broken');
  await soon();
  open[1]!.finish(2);
  expect(await next).toBe(2);
});
