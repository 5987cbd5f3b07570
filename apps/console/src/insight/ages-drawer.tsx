/** The tickets of one age of the backlog. */

import { type BacklogBand, bandNames } from '@huiyin/domain/insight/backlog-age.ts';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { plainNumber } from '../ui/number.ts';
import { Conditions } from './conditions.tsx';
import type { SliceWhere } from './figures-address.ts';
import { useTicketsOfAge } from './insight.queries.ts';
import { TicketRows } from './ticket-rows.tsx';

interface AgesDrawerProps {
  readonly band: BacklogBand;
  readonly where: SliceWhere;
  readonly onNarrow: (where: SliceWhere) => void;
  readonly onClose: () => void;
}

export function AgesDrawer({ band, where, onNarrow, onClose }: AgesDrawerProps) {
  const { t } = useTranslation('insight');
  const title = t('ages.title', { band: inWords(bandNames[band]) });
  const tickets = useTicketsOfAge(band, where);
  return (
    <Drawer open title={title} onClose={onClose} size={Math.min(880, window.innerWidth)} aria-label={title}>
      <Conditions where={where} period={null} onChange={onNarrow} />
      <TicketRows query={tickets} part={{ title: t('ages.age'), words: (value) => t('ages.days', { days: plainNumber(value ?? 0, 1) }) }} />
    </Drawer>
  );
}
