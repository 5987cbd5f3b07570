/** One card in the making: picture, metrics, what they are told apart by, over which tickets. Checked as the server checks it. */

import { type Card, type Picture, pictureRules, pictures, stepDimensions, type Where } from '@huiyin/domain/insight/card.ts';
import { checkCard } from '@huiyin/domain/insight/check-dashboard.ts';
import { dimensionKeys, dimensionNames, timeDimensions, type DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import type { MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { Alert, Button, Drawer, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { filterDimensions, ValueSelect, withValues } from './filter-bar.tsx';
import styles from './insight.module.css';

const widths = [[1, 'quarter'], [2, 'half'], [4, 'full']] as const;

interface CardDrawerProps {
  readonly card: Card;
  readonly isNew: boolean;
  readonly definitions: ReadonlyMap<string, MetricDefinition>;
  readonly period: Period;
  readonly onSave: (card: Card) => void;
  readonly onClose: () => void;
}

export function CardDrawer({ card: given, isNew, definitions, period, onSave, onClose }: CardDrawerProps) {
  const { t } = useTranslation(['insight', 'ui']);
  const [card, setCard] = useState(given);
  const [tried, setTried] = useState(false);
  const findings = checkCard(card);
  const wordsAt = (place: string) => (tried ? findings.filter(({ path }) => path.startsWith(`/${place}`)).map(({ message }) => inWords(message)) : []);
  const flawed = (place: string) => (wordsAt(place).length > 0 ? { validateStatus: 'error' as const, help: wordsAt(place).join(' ') } : {});
  const rule = pictureRules[card.picture];
  const change = (part: Partial<Card>) => setCard((before) => ({ ...before, ...part }));
  const draw = (picture: Picture) => change({ picture, metrics: card.metrics.slice(0, pictureRules[picture].most), by: pictureRules[picture].by === 'none' ? null : card.by });
  const metricOptions = [...definitions.values()].map((metric) => ({ value: metric.key, label: inWords(metric.name) }));
  // Not every metric is told by everything.
  const isTold = (dimension: string) => (card.picture === 'steps' ? stepDimensions.some((key) => key === dimension) : card.metrics.every((metric) => definitions.get(metric)?.dimensions.some(({ key }) => key === dimension) ?? true));
  const save = () => (findings.length > 0 ? setTried(true) : onSave(card));
  const title = card.title === null ? '' : inWords(card.title);
  return (
    <Drawer
      open title={isNew ? t('cardForm.new') : t('cardForm.edit')} onClose={onClose} size={Math.min(480, window.innerWidth)}
      footer={<div className={styles.drawerFoot}><Button onClick={onClose}>{t('ui:cancel')}</Button><Button type="primary" onClick={save}>{t('ui:confirm')}</Button></div>}
    >
      <Form layout="vertical">
        {tried && findings.some(({ path }) => !/^\/(metrics|by|where)/.test(path)) && <Alert type="error" showIcon title={findings.map(({ message }) => inWords(message)).join(' ')} />}
        <Form.Item label={t('cardForm.picture')} htmlFor="card-picture"><Select id="card-picture" value={card.picture} options={pictures.map((picture) => ({ value: picture, label: t(`picture.${picture}`) }))} onChange={draw} /></Form.Item>
        {rule.most > 0 && <Form.Item label={rule.most === 1 ? t('cardForm.metric') : t('cardForm.metrics')} htmlFor="card-metrics" required {...(card.picture === 'matrix' && { extra: t('cardForm.matrixHint') })} {...flawed('metrics')}>
          {rule.most === 1
            ? <Select<string> id="card-metrics" showSearch={{ optionFilterProp: 'label' }} value={card.metrics[0] ?? null} options={metricOptions} onChange={(metric) => change({ metrics: [metric] })} />
            : <Select<string[]> id="card-metrics" mode="multiple" maxCount={rule.most} showSearch={{ optionFilterProp: 'label' }} value={[...card.metrics]} options={metricOptions} onChange={(metrics) => change({ metrics })} />}
        </Form.Item>}
        {rule.by !== 'none' && (
          <Form.Item label={t('cardForm.by')} htmlFor="card-by" required={rule.by === 'must'} {...flawed('by')}>
            <Select id="card-by" allowClear={rule.by === 'may'} placeholder={t('cardForm.noBy')} value={card.by} options={[...dimensionKeys, ...timeDimensions].filter(isTold).map((key) => ({ value: key, label: inWords(dimensionNames[key]) }))} onChange={(by: Card['by'] | undefined) => change({ by: by ?? null })} />
          </Form.Item>
        )}
        <Form.Item label={t('cardForm.title')} htmlFor="card-title" extra={t('cardForm.titleHint')}><Input id="card-title" maxLength={80} value={title} onChange={({ target: { value } }) => change({ title: value.trim() === '' ? null : { zh: value, en: value } })} /></Form.Item>
        <Form.Item label={t('cardForm.width')}><Segmented<Card['width']> value={card.width} options={widths.map(([value, name]) => ({ value, label: t(`cardForm.widths.${name}`) }))} onChange={(width) => change({ width })} /></Form.Item>
        <fieldset className={styles.only}>
          <legend>{t('cardForm.where')}</legend>
          <p className={styles.quiet}>{t('cardForm.whereHint')}</p>
          {filterDimensions.filter(isTold).map((dimension) => <Condition key={dimension} dimension={dimension} period={period} where={card.where} onChange={(where) => change({ where })} />)}
        </fieldset>
      </Form>
    </Drawer>
  );
}

function Condition({ dimension, period, where, onChange }: { readonly dimension: DimensionKey; readonly period: Period; readonly where: Where; readonly onChange: (where: Where) => void }) {
  return <Form.Item label={inWords(dimensionNames[dimension])} htmlFor={`card-${dimension}`}><ValueSelect id={`card-${dimension}`} dimension={dimension} period={period} value={where[dimension] ?? []} onChange={(values) => onChange(withValues(where, dimension, values))} /></Form.Item>;
}
