import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOutlet, type Outlet } from './outlet.ts';

const outlet = (id: string, more: Partial<Outlet> = {}): Outlet => ({ id, kind: 'wecom', name: id, language: 'zh', style: 'rich', enabled: true, standInId: null, ...more });
const none = new Set<string>();

test('the stand-in comes first, then its own, then the first mailboxes', () => {
  const outlets = [outlet('a', { standInId: 'b' }), outlet('b', { standInId: 'c' }), outlet('c'), outlet('mail', { kind: 'email' }), outlet('mail2', { kind: 'email' })];
  expect(nextOutlet('a', outlets, new Set(['a']))?.id).toBe('b');
  expect(nextOutlet('a', outlets, new Set(['a', 'b']))?.id).toBe('c');
  expect(nextOutlet('c', outlets, new Set(['a', 'b', 'c']))?.id).toBe('mail');
  expect(nextOutlet('mail', outlets, new Set(['a', 'b', 'c', 'mail']))?.id).toBe('mail2');
  expect(nextOutlet('mail2', outlets, new Set(['a', 'b', 'c', 'mail', 'mail2']))).toBeNull();
});

test('who is switched off is passed over, with their own stand-in in their place', () => {
  const outlets = [outlet('a', { standInId: 'b' }), outlet('b', { standInId: 'c', enabled: false }), outlet('c'), outlet('mail', { kind: 'email', enabled: false })];
  expect(nextOutlet('a', outlets, none)?.id).toBe('c');
  expect(nextOutlet('c', outlets, none)).toBeNull();
});

test('no group is told what was not meant for it: without a stand-in only mailboxes are asked', () => {
  expect(nextOutlet('a', [outlet('a'), outlet('b')], none)).toBeNull();
});

test('however stand-ins point at each other, each outlet is asked at most once and the end is reached', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const anyOutlets = fc.tuple(...ids.map((id) => fc.record({ enabled: fc.boolean(), email: fc.boolean(), standInId: fc.constantFrom(null, ...ids) }).map(({ enabled, email, standInId }) => outlet(id, { enabled, standInId, kind: email ? 'email' : 'feishu' }))));
  fc.assert(
    fc.property(anyOutlets, fc.constantFrom(...ids), (outlets, first) => {
      const tried = new Set([first]);
      for (let failed: string | null = first; failed !== null; ) {
        const next: Outlet | null = nextOutlet(failed, outlets, tried);
        if (next !== null) {
          expect(next.enabled).toBe(true);
          expect(tried.has(next.id)).toBe(false);
          tried.add(next.id);
        }
        failed = next?.id ?? null;
      }
      for (const one of outlets) if (one.kind === 'email' && one.enabled) expect(tried).toContain(one.id);
    }),
  );
});
