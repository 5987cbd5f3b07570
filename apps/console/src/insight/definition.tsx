/** What a figure is: opened from its name, wherever it stands (R-H1). */

import { InfoCircleOutlined } from '@ant-design/icons';
import type { MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import styles from './insight.module.css';

export function Definition({ metric }: { readonly metric: MetricDefinition }) {
  const { t } = useTranslation('insight');
  const name = inWords(metric.name);
  return (
    <Popover trigger={['click']} title={name} content={<Facts metric={metric} />} placement="bottom">
      <button type="button" className={styles.define} aria-label={t('define.open', { name })} title={t('define.open', { name })}><InfoCircleOutlined /></button>
    </Popover>
  );
}

function Facts({ metric }: { readonly metric: MetricDefinition }) {
  const { t } = useTranslation('insight');
  const facts: readonly (readonly [string, string])[] = [
    [t('define.words'), inWords(metric.words)],
    [t('define.population'), inWords(metric.population)],
    [t('define.clock'), t(`define.clocks.${metric.clock}`)],
    [t('define.actors'), t(`define.actorKinds.${metric.actors}`)],
    [t('define.attribution'), t(`define.attributions.${metric.attribution}`)],
    [t('define.unit'), t(`define.units.${metric.unit}`)],
    [t('define.good'), t(`define.goods.${metric.good}`)],
    [t('define.version'), String(metric.version)],
    [t('define.source'), metric.source],
  ];
  return (
    <div className={styles.definition}>
      <dl>{facts.map(([name, words]) => <div key={name}><dt>{name}</dt><dd>{words}</dd></div>)}</dl>
      {metric.spread && <p className={styles.quiet}>{t('define.spread')}</p>}
      <details><summary>{t('define.showSql')}</summary><pre>{metric.sql}</pre></details>
    </div>
  );
}
