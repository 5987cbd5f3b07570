/**
 * A change taken apart by one dimension, without remainder: by how much the groups' shares moved, and by how much each group's own figure moved.
 * After Kitagawa (JASA 1955), symmetric in the two periods.
 */

export interface GroupThenAndNow<Key = string> {
  readonly key: Key;
  /** Cases, and the figure over them; null of no case. */
  readonly n: number;
  readonly value: number | null;
  readonly nBefore: number;
  readonly valueBefore: number | null;
}

export interface Contribution<Key = string> {
  readonly key: Key;
  readonly mix: number;
  readonly within: number;
}

/** A group that was there in one period only has no change of its own: what it adds is all mix. */
export function splitChange<Key>(groups: readonly GroupThenAndNow<Key>[]): readonly Contribution<Key>[] {
  const there = groups.filter(({ value, valueBefore }) => value !== null || valueBefore !== null);
  const n = there.reduce((sum, group) => sum + group.n, 0);
  const nBefore = there.reduce((sum, group) => sum + group.nBefore, 0);
  if (n === 0 || nBefore === 0) return [];
  const each = there.map((group) => ({ key: group.key, share: group.n / n, shareBefore: group.nBefore / nBefore, value: group.value ?? group.valueBefore!, valueBefore: group.valueBefore ?? group.value! }));
  const middle = each.reduce((sum, { share, shareBefore, value, valueBefore }) => sum + (share * value + shareBefore * valueBefore) / 2, 0);
  return each.map(({ key, share, shareBefore, value, valueBefore }) => ({ key, mix: (share - shareBefore) * ((value + valueBefore) / 2 - middle), within: ((share + shareBefore) / 2) * (value - valueBefore) }));
}
