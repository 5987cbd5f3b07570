/** Which tickets a policy is for, in one line: 渠道类型：电话；优先级：紧急、高. */

import type { PolicyConditions } from '@huiyin/domain/sla/policy.ts';
import { useTranslation } from 'react-i18next';
import { type Choice, useConditionChoices, useStepChoices } from './promise-choices.ts';

export function useConditionWords(): (when: PolicyConditions) => string {
  const { t, i18n } = useTranslation(['sla', 'clock']);
  const choices = useConditionChoices();
  const steps = useStepChoices(true).flatMap(({ options }) => options);
  const [colon, comma, semicolon] = i18n.language === 'en' ? [': ', ', ', '; '] : ['：', '、', '；'];

  return (when) => {
    const part = (label: string, values: readonly string[] | undefined, options: readonly Choice[]) =>
      values && values.length > 0 ? [`${label}${colon}${values.map((value) => options.find((option) => option.value === value)?.label ?? value).join(comma)}`] : [];
    return [
      ...part(t('policies.channelKinds'), when.channelKinds, choices.channelKinds),
      ...part(t('policies.channels'), when.channelIds, choices.channels),
      ...part(t('policies.kinds'), when.kinds, choices.kinds),
      ...part(t('explain.category'), when.categories, choices.categories),
      ...part(t('policies.priorities'), when.priorities, choices.priorities),
      ...part(t('policies.tiers'), when.tiers, choices.tiers),
      ...part(t('policies.steps'), when.steps?.map(({ flow, step }) => (step === null ? flow : `${flow}/${step}`)), steps),
      ...part(t('policies.teams'), when.teamIds, choices.teams),
    ].join(semicolon);
  };
}
