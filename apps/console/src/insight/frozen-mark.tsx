/** Says of a closed month what its figure was when its review was signed, and by how much it was corrected since. */

import { LockOutlined } from '@ant-design/icons';
import type { FrozenFigure } from '@huiyin/domain/insight/insight.contract.ts';
import { useTranslation } from 'react-i18next';
import { plainNumber, signed } from '../ui/number.ts';
import { fullMoment } from '../ui/time.ts';
import { changeWords, figureWords, type Told } from './figure-words.ts';

export function FrozenMark({ told, frozen }: { readonly told: Told; readonly frozen: FrozenFigure | undefined }) {
  const { t } = useTranslation('insight');
  if (frozen === undefined || frozen.value === null) return null;
  const { value, correction, redefined, at } = frozen;
  const moved = correction === null || correction === 0 ? null : told.unit === 'count' ? signed(correction, (size) => plainNumber(size)) : changeWords({ ...told, change: correction, changePercent: null });
  const words = t(moved === null ? 'frozen.same' : 'frozen.moved', { value: figureWords(value, told), moved });
  return <span title={t('frozen.at', { at: fullMoment(at) })}><LockOutlined aria-hidden /> {words}{redefined && ` · ${t('frozen.redefined')}`}</span>;
}
