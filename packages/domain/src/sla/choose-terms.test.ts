import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour } from '../kernel/instant.ts';
import { judge, termsByPolicy, type Matter } from './choose-terms.ts';
import type { PolicyConditions } from './policy.ts';
import { policy } from './testing/rules-for-tests.ts';

const matter: Matter = {
  kind: 'refund', categoryKeys: ['refund', 'refund-progress'], priority: 'high', channelId: 'channel-1', hoursId: 'hours of the shop', channelKind: 'web', tier: 'vip', flow: 'refund', step: 'review', teamId: 'team-1',
};

const holding: readonly [string, PolicyConditions, readonly string[]][] = [
  ['kind', { kinds: ['question', 'refund'] }, ['kind:refund']],
  ['the category itself', { categories: ['refund-progress'] }, ['category:refund-progress']],
  ['a category above it', { categories: ['refund'] }, ['category:refund']],
  ['priority', { priorities: ['high'] }, ['priority:high']],
  ['kind of channel', { channelKinds: ['web'] }, ['channel_kind:web']],
  ['channel', { channelIds: ['channel-1'] }, ['channel:channel-1']],
  ['tier', { tiers: ['vip'] }, ['tier:vip']],
  ['any step of a flow', { steps: [{ flow: 'refund', step: null }] }, ['step:refund']],
  ['one step', { steps: [{ flow: 'refund', step: 'review' }] }, ['step:refund/review']],
  ['team', { teamIds: ['team-1'] }, ['team:team-1']],
  ['nothing asked', {}, []],
  ['empty lists', { kinds: [], steps: [] }, []],
];

test.each(holding)('fits by %s, and says so', (_, when, why) => {
  const judged = judge(policy('p', when, { clock: 'step', ms: hour }), matter, 'step');
  expect(judged.fits && judged.why.map(({ by, is }) => `${by}:${is}`)).toEqual(why);
});

test.each<[string, PolicyConditions]>([
  ['kind', { kinds: ['question'] }],
  ['category', { categories: ['delivery'] }],
  ['priority', { priorities: ['low'] }],
  ['channel_kind', { channelKinds: ['phone'] }],
  ['channel', { channelIds: ['channel-2'] }],
  ['tier', { tiers: ['gold'] }],
  ['step', { steps: [{ flow: 'refund', step: 'pay' }, { flow: 'general', step: 'review' }] }],
  ['team', { teamIds: ['team-2'] }],
])('does not fit for its %s, and names it', (because, when) => {
  expect(judge(policy('p', { ...when, kinds: when.kinds ?? ['refund'] }, { clock: 'step', ms: hour }), matter, 'step')).toEqual({ fits: false, because });
});

test('R-A9: of overlapping policies the first in order that speaks of the clock wins, whatever the others ask for', () => {
  const anyPolicy = fc.record({ fits: fc.boolean(), speaks: fc.boolean(), active: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyPolicy, { maxLength: 6 }), (wishes) => {
      const policies = wishes.map(({ fits, speaks, active }, index) => ({ ...policy(`p${index}`, { kinds: [fits ? 'refund' : 'other'] }, { clock: speaks ? 'step' : 'resolution', ms: hour }), active }));
      const winner = wishes.findIndex(({ fits, speaks, active }) => fits && speaks && active);
      expect(termsByPolicy(policies, matter, 'step')?.policyId ?? null).toBe(winner === -1 ? null : `p${winner}`);
    }),
  );
});

test('a target without a calendar of its own goes by the hours of the channel', () => {
  const policies = [policy('p', {}, { clock: 'first_response', ms: hour, calendarId: null }, { clock: 'resolution', ms: hour })];
  expect([termsByPolicy(policies, matter, 'first_response'), termsByPolicy(policies, matter, 'resolution')].map((terms) => terms?.calendarId)).toEqual(['hours of the shop', 'standard']);
});
