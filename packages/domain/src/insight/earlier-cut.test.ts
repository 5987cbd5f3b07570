import { describe, expect, test } from 'vitest';
import { cutsThrough, earlierCut } from './earlier-cut.ts';

const whole = { dimension: '', group: '' } as const;
const phone = { dimension: 'channel', group: '电话' } as const;

describe('figures from before, under a filter', () => {
  test.each([
    ['nothing filtered: the whole', null, {}, { of: 'whole' }],
    ['nothing filtered: every group', 'channel', {}, { of: 'groups', dimension: 'channel' }],
    ['one group left: that group', null, { channel: ['phone'] }, { of: 'group', dimension: 'channel', key: 'phone' }],
    ['two groups left: nothing, since means and shares do not add up', null, { channel: ['phone', 'web'] }, { of: 'nothing' }],
    ['cut twice: nothing', null, { channel: ['phone'], region: ['华东'] }, { of: 'nothing' }],
    ['some of the card’s own groups: those', 'channel', { channel: ['phone', 'web'] }, { of: 'groups', dimension: 'channel' }],
    ['groups cut across: nothing', 'channel', { region: ['华东'] }, { of: 'nothing' }],
  ] as const)('%s', (_, by, where, cut) => {
    expect(earlierCut(by, where)).toEqual(cut);
  });

  test('say so where there are some that the filter cuts through, and only there', () => {
    const cut = earlierCut(null, { channel: ['phone'] });
    expect(cutsThrough([whole], null, cut, ['phone', '电话', 'Phone'])).toBe(true);
    expect(cutsThrough([whole, phone], null, cut, ['phone', '电话', 'Phone'])).toBe(false);
    expect(cutsThrough([], null, cut, ['phone'])).toBe(false);
    expect(cutsThrough([phone], 'channel', earlierCut('channel', { region: ['华东'] }), [])).toBe(true);
    expect(cutsThrough([whole], 'channel', earlierCut('channel', { region: ['华东'] }), [])).toBe(false);
    expect(cutsThrough([whole], null, earlierCut(null, {}), [])).toBe(false);
  });
});
