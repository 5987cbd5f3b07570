/** One figure: what it is, how it changed, over how many, and its course. */

import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { plainNumber } from '../../ui/number.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { ChangeMark } from '../change-mark.tsx';
import { FrozenMark } from '../frozen-mark.tsx';
import { casesWords, figureParts, figureWords } from '../figure-words.ts';
import { useReading } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { Loaded } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

export function NumberPicture({ card, definitions, period, where, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const metric = definitions.get(card.metrics[0]!)!;
  const reading = useReading({ metric: metric.key, period, where });
  return (
    <Loaded query={reading} height={96} isEmpty={({ value, previous }) => value === null && previous.value === null}>
      {({ value, n, median, p90, previous, change, changePercent, turn, series, groups, frozen }) => {
        const [number, unit] = value === null ? [t('noData'), ''] : figureParts(value, metric);
        return (
          <div className={styles.number}>
            <button type="button" className={styles.value} data-none={value === null} disabled={value === null} onClick={() => onDrill({ metric: metric.key, where })} title={value === null ? undefined : `${plainNumber(value, metric.decimals)} · ${t('card.tickets')}`}>
              <b>{number}</b>{unit && <small>{unit}</small>}
            </button>
            <ChangeMark told={metric} change={change} changePercent={changePercent} turn={turn} before={previous.value} />
            <p className={styles.facts}>
              {metric.unit !== 'count' && <span>{t('n', { n: casesWords(n, metric) })}</span>}
              {median !== null && <span>{t('median', { value: figureWords(median, metric) })}</span>}
              {p90 !== null && <span>{t('p90', { value: figureWords(p90, metric) })}</span>}
              <FrozenMark told={metric} frozen={frozen} />
              {groups.slice(0, 3).map((group) => group.value !== null && <span key={group.key}>{inWords(group.name)} {figureWords(group.value, metric)}</span>)}
            </p>
            <Sparkline values={series.map((point) => point.value)} />
          </div>
        );
      }}
    </Loaded>
  );
}
