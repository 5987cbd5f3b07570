/** What a centre starts with. Nothing is given to anybody until a team says so: an installation that takes by hand goes on doing so. */

import type { DispatchSettings, TeamRules } from './dispatch.schema.ts';

/** Five chats, or three calls being written up, or ten mails. Ours; the field knows no standard. */
export const shippedSettings: DispatchSettings = {
  weights: { web: 2, phone: 3, wechat: 2, email: 1, api: 1, import: 1 },
  restingShare: 0.25,
  capacity: 10,
  wrapUpSeconds: { web: 15, phone: 60, wechat: 0, email: 0, api: 0, import: 0 },
  graceSeconds: 60,
  awayReasons: [
    { key: 'meal', name: { zh: '用餐', en: 'Meal' } },
    { key: 'break', name: { zh: '小休', en: 'Short break' } },
    { key: 'meeting', name: { zh: '会议', en: 'Meeting' } },
    { key: 'training', name: { zh: '培训', en: 'Training' } },
    { key: 'coaching', name: { zh: '辅导', en: 'Coaching' } },
    { key: 'other', name: { zh: '其他', en: 'Other' } },
  ],
};

export const shippedRules: TeamRules = {
  strategy: 'manual',
  stickyDays: 7,
  returnAfterMinutes: 10,
  returnsInProgress: false,
  alertAfterMinutes: 30,
  overflows: [],
  backlogAfterMinutes: 30,
  releasePerSecond: 20,
};
