/** What is answered against what of it is wrong, threshold by threshold; the one that holds and the one that is tried are marked. */

import type { CurvePoint } from '@huiyin/domain/upkeep/judge-bands.ts';
import { useTranslation } from 'react-i18next';
import styles from './upkeep.module.css';

const [width, height, left, bottom] = [460, 240, 56, 40];
const [innerWidth, innerHeight] = [width - left - 18, height - bottom - 12];

export function BandCurve({ curve, chosen, kept }: { readonly curve: readonly CurvePoint[]; readonly chosen: number; readonly kept: number }) {
  const { t } = useTranslation('upkeep');
  // Wrong answers are rare; an axis up to everything would press the curve flat.
  const mostWrong = Math.min(1, Math.max(0.1, Math.ceil(Math.max(...curve.map(({ wrong }) => wrong)) * 10) / 10));
  const x = (answered: number) => left + answered * innerWidth;
  const y = (wrong: number) => 12 + (1 - wrong / mostWrong) * innerHeight;
  const at = (threshold: number) => curve.reduce((best, point) => (Math.abs(point.answerAbove - threshold) < Math.abs(best.answerAbove - threshold) ? point : best), curve[0]!);
  const [now, tried] = [at(kept), at(chosen)];
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return (
    <svg className={styles.curve} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('evaluation.curve', { answered: percent(tried.answered), wrong: percent(tried.wrong) })}>
      {[0, 0.5, 1].map((share) => <g key={share}><line x1={left} x2={width - 18} y1={y(share * mostWrong)} y2={y(share * mostWrong)} /><text x={left - 6} y={y(share * mostWrong) + 4} textAnchor="end">{percent(share * mostWrong)}</text></g>)}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => <text key={share} x={x(share)} y={height - bottom + 18} textAnchor="middle">{percent(share)}</text>)}
      <text x={left + innerWidth / 2} y={height - 4} textAnchor="middle">{t('evaluation.axisAnswered')}</text>
      <text x={12} y={12 + innerHeight / 2} textAnchor="middle" transform={`rotate(-90 12 ${12 + innerHeight / 2})`}>{t('evaluation.axisWrong')}</text>
      <polyline points={curve.map(({ answered, wrong }) => `${x(answered)},${y(wrong)}`).join(' ')} />
      <circle data-mark="kept" cx={x(now.answered)} cy={y(now.wrong)} r={6}><title>{t('evaluation.keptMark', { share: percent(kept) })}</title></circle>
      <circle data-mark="tried" cx={x(tried.answered)} cy={y(tried.wrong)} r={4}><title>{t('evaluation.triedMark', { share: percent(chosen) })}</title></circle>
    </svg>
  );
}
