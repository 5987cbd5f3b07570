/** A rung in one line: 用到 100%：通知处理人、所在组主管；转产品部，30分钟内接手；升级. */

import type { Rung } from '@huiyin/domain/sla/policy.ts';
import { useTranslation } from 'react-i18next';
import { promiseWords } from './clock-words.ts';
import { useConditionChoices, usePersonChoices, useRoleChoices } from './promise-choices.ts';

export function useRungWords(): (rung: Rung) => string {
  const { t, i18n } = useTranslation('sla');
  const { teams } = useConditionChoices();
  const roles = useRoleChoices();
  const people = usePersonChoices();
  const [colon, comma, semicolon] = i18n.language === 'en' ? [': ', ', ', '; '] : ['：', '、', '；'];
  const named = (options: readonly { value: string; label: string }[], value: string) => options.find((option) => option.value === value)?.label ?? value;

  return ({ at, tell, handTo, escalate }) => {
    const moment = 'percent' in at ? t('ladders.percentWords', { n: at.percent }) : at.afterMs === 0 ? t('ladders.atOnce') : t('ladders.afterWords', { span: promiseWords(at.afterMs) });
    const whom = [
      ...(tell.holder ? [t('ladders.holder')] : []),
      ...(tell.supervisors ? [t('ladders.supervisors')] : []),
      ...tell.roles.map((role) => named(roles, role)),
      ...tell.personIds.map((id) => named(people, id)),
    ];
    const acts = [
      ...(whom.length > 0 ? [t('ladders.tellWords', { who: whom.join(comma) })] : []),
      ...(handTo ? [t('ladders.handWords', { team: named(teams, handTo.teamId), span: promiseWords(handTo.withinMs) })] : []),
      ...(escalate ? [t('ladders.escalateWords')] : []),
    ];
    return `${moment}${colon}${acts.join(semicolon)}`;
  };
}
