/** When a wait turns amber, then red: a courtesy of the list. Promises are the clocks of the service standard. */

const minute = 60_000;

const patience = { urgent: 5 * minute, high: 15 * minute, normal: 30 * minute, low: 120 * minute } as const;

export function urgencyOfWait(waitedMs: number, priority: keyof typeof patience): 'calm' | 'warm' | 'hot' {
  const limit = patience[priority];
  return waitedMs >= limit * 2 ? 'hot' : waitedMs >= limit ? 'warm' : 'calm';
}
