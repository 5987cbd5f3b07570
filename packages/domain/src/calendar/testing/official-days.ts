/** Two years of official days as the State Council announced them, typed from the notices, not taken from a library: what a library says is compared with them. */

import type { OfficialDay, OfficialYear } from '../calendar.ts';
import { toDayNumber, toLocalDate } from '../local-date.ts';

function run(name: string, from: string, to = from): OfficialDay[] {
  const first = toDayNumber(from);
  return Array.from({ length: toDayNumber(to) - first + 1 }, (_, index) => ({ on: toLocalDate(first + index), name }));
}

export const china2025: OfficialYear = {
  source: 'CN',
  year: 2025,
  off: [
    ...run('元旦', '2025-01-01'),
    ...run('春节', '2025-01-28', '2025-02-04'),
    ...run('清明', '2025-04-04', '2025-04-06'),
    ...run('劳动节', '2025-05-01', '2025-05-05'),
    ...run('端午', '2025-05-31', '2025-06-02'),
    ...run('国庆节', '2025-10-01', '2025-10-08'),
  ],
  work: [...run('春节', '2025-01-26'), ...run('春节', '2025-02-08'), ...run('劳动节', '2025-04-27'), ...run('国庆节', '2025-09-28'), ...run('国庆节', '2025-10-11')],
};

export const china2026: OfficialYear = {
  source: 'CN',
  year: 2026,
  off: [
    ...run('元旦', '2026-01-01', '2026-01-03'),
    ...run('春节', '2026-02-15', '2026-02-23'),
    ...run('清明', '2026-04-04', '2026-04-06'),
    ...run('劳动节', '2026-05-01', '2026-05-05'),
    ...run('端午', '2026-06-19', '2026-06-21'),
    ...run('中秋', '2026-09-25', '2026-09-27'),
    ...run('国庆节', '2026-10-01', '2026-10-07'),
  ],
  work: [...run('元旦', '2026-01-04'), ...run('春节', '2026-02-14'), ...run('春节', '2026-02-28'), ...run('劳动节', '2026-05-09'), ...run('国庆节', '2026-09-20'), ...run('国庆节', '2026-10-10')],
};
