/** What a classification or a priority rests on, in words: the log and the ticket carry codes. */

import type { TFunction } from 'i18next';

type Words = TFunction<'ticket'>;

export interface Classification {
  /** `keywords-1`, a model's version, or `person`. */
  readonly classifier: string;
  readonly probability: number;
  readonly reasons: readonly string[];
}

export function classificationBasis({ classifier, probability, reasons }: Classification, t: Words): string {
  if (classifier === 'person') return t('guide.classifiedByPerson');
  const percent = Math.round(probability * 100);
  const source = classifier.startsWith('keywords') ? t('guide.classifiedBy', { percent }) : t('guide.classifiedByAssistant', { percent });
  return reasons.length === 0 ? source : `${source}${t('basis.separator')}${t('guide.reasons', { words: reasons.join(t('basis.comma')) })}`;
}

/** `account_security`, `urgency_1_impact_3`, `urgency_1_impact_3_tier_vip`; null where there is nothing to tell. */
export function priorityBasis(reason: string | null, t: Words): string | null {
  if (reason === 'account_security') return t('basis.accountSecurity');
  const [, urgency, impact, tier] = /^urgency_([1-4])_impact_([1-4])(?:_tier_([a-z]+))?$/.exec(reason ?? '') ?? [];
  if (urgency === undefined || impact === undefined) return null;
  const grades = t('basis.grades', { urgency: t(`act.urgencyGrade.g${urgency as '1'}`), impact: t(`act.impactGrade.g${impact as '1'}`) });
  return tier === 'vip' ? `${grades}${t('basis.separator')}${t('basis.vip')}` : grades;
}
