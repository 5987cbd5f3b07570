import { createMemoryHistory } from '@tanstack/react-router';
import { describe, expect, test } from 'vitest';
import { router } from './router.tsx';

/** What the page at an address is given of it. */
async function searchAt(address: string): Promise<Record<string, unknown>> {
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [address] }) });
  return { ...router.matchRoutes(router.latestLocation).at(-1)!.search };
}

describe('a page is given what it can read of its address, and nothing else', () => {
  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])('the sign-in leads to none but our own pages: %s', async (next) => {
    expect(await searchAt(`/sign-in?next=${encodeURIComponent(next)}&expired=yes`)).toEqual({});
    expect(await searchAt('/sign-in?next=%2Ffigures&expired=true')).toEqual({ next: '/figures', expired: true });
  });

  test.each([
    ['/figures/overview?period=2025-08&more=nothing&where=channel%3Aweb', { where: 'channel:web' }],
    ['/targets?draft=nonsense', {}],
    ['/search?kind=nothing&q=%E9%80%80%E6%AC%BE', { q: '退款' }],
    ['/?stage=nowhere&priority=urgent', { priority: 'urgent' }],
  ])('%s', async (address, search) => {
    expect(await searchAt(address)).toEqual(search);
  });
});
