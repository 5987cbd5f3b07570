/** A customer's tier; the ordinary one needs no mark. */

import type { Tier } from '@huiyin/domain/customer/customer.contract.ts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const colours = { silver: 'default', gold: 'gold', vip: 'purple' } as const;

export function TierTag({ tier }: { readonly tier: Tier }) {
  const { t } = useTranslation('ticket');
  return tier === 'standard' ? null : <Tag variant="filled" color={colours[tier]}>{t(`tier.${tier}`)}</Tag>;
}
