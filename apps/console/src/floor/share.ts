/** Shares of customers: sums first, one division at the end. */

/** Null when nobody can be judged yet. */
export function shareOf({ met, missed }: { readonly met: number; readonly missed: number }): number | null {
  return met + missed === 0 ? null : met / (met + missed);
}

/** Never 100 % while one is missing. */
export function percent(share: number): string {
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100}%`;
}
