/** Figures of others with source and day, each beside ours. */

import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import type { BenchmarkView } from '@huiyin/domain/insight/benchmark.contract.ts';
import { benchmarkKinds } from '@huiyin/domain/insight/benchmark.ts';
import { Button, Form, Input, InputNumber, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { Panel } from '../../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { useMetricList } from '../insight.queries.ts';
import styles from './beside.module.css';
import { plainNumber } from '../../ui/number.ts';
import { numberOf } from './number-of.ts';
import { useAddBenchmark, useBenchmarks, useChangeBenchmark, useRemoveBenchmark } from './beside.queries.ts';

interface Values {
  readonly metricKey: string;
  readonly kind: (typeof benchmarkKinds)[number];
  readonly name: string;
  readonly value: number;
  readonly on: string;
  readonly source: string;
  readonly note?: string;
}

export function Benchmarks({ mayKeep }: { readonly mayKeep: boolean }) {
  const { t } = useTranslation(['beside', 'ui']);
  const { data, isPending, error, refetch } = useBenchmarks();
  const remove = useRemoveBenchmark();
  const [editing, setEditing] = useState<BenchmarkView | 'new' | null>(null);
  const add = mayKeep && <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('benchmarks.add')}</Button>;
  return (
    <Panel title={t('benchmarks.title')} actions={data && data.items.length > 0 && add}>
      {isPending && <Skeleton active />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState title={t('benchmarks.none')} text={t('benchmarks.noneText')} action={add} />}
      {data && data.items.length > 0 && (
        <>
          <p className={styles.quiet}>{t('benchmarks.text', { from: data.from, to: data.to })}</p>
          <ul className={styles.list}>
            {data.items.map((one) => (
              <li key={one.id}>
                <div>
                  <b>{inWords(one.metric.name)}</b> <Tag variant="filled">{t(`benchmarks.kinds.${one.kind}`)}</Tag>
                  <p className={styles.pair}><span>{one.name} <b>{numberOf(one.value, one.metric)}</b></span><span>{t('benchmarks.own')} <b>{one.own ? numberOf(one.own.value, one.metric) : t('benchmarks.noOwn')}</b>{one.own && ` n=${plainNumber(one.own.n)} · ${t(`benchmarks.stands.${one.own.stands}`)}`}</span></p>
                  <p className={styles.quiet}>{[one.source, one.on, one.note].filter(Boolean).join(' · ')}</p>
                </div>
                {mayKeep && (
                  <span className={styles.acts}>
                    <Button type="text" icon={<EditOutlined />} aria-label={t('benchmarks.edit')} onClick={() => setEditing(one)} />
                    <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('benchmarks.remove')} text={`${one.name} · ${inWords(one.metric.name)}`} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { benchmarkId: one.id } })} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {editing !== null && <BenchmarkDrawer known={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function BenchmarkDrawer({ known, onClose }: { readonly known: BenchmarkView | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['beside', 'ui']);
  const [add, change] = [useAddBenchmark(), useChangeBenchmark()];
  const metrics = useMetricList();
  const required = (label: string) => [{ required: true, message: t('ui:required', { label }) }];
  return (
    <FormDrawer<Values>
      open title={known ? t('benchmarks.edit') : t('benchmarks.add')} onClose={onClose} initial={known ?? { kind: 'industry' }}
      fieldOf={({ code, facts }) => (code === 'benchmark.invalid' ? String(facts['field']) : null)}
      onSave={({ metricKey, kind, name, value, on, source, note = '' }) => {
        const body = { metricKey, kind, name, value, on, source, note };
        return known ? change({ params: { benchmarkId: known.id }, body }) : add({ body });
      }}
    >
      <Form.Item name="metricKey" label={t('benchmarks.metric')} rules={required(t('benchmarks.metric'))}><Select showSearch={{ optionFilterProp: 'label' }} loading={metrics.isPending} options={metrics.data?.items.map(({ key, name }) => ({ value: key, label: inWords(name) })) ?? []} /></Form.Item>
      <Form.Item name="kind" label={t('benchmarks.kind')}><Select options={benchmarkKinds.map((kind) => ({ value: kind, label: t(`benchmarks.kinds.${kind}`) }))} /></Form.Item>
      <Form.Item name="name" label={t('benchmarks.name')} extra={t('benchmarks.nameHint')} rules={required(t('benchmarks.name'))}><Input maxLength={120} /></Form.Item>
      <Form.Item name="value" label={t('benchmarks.value')} rules={required(t('benchmarks.value'))}><InputNumber style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="source" label={t('benchmarks.source')} extra={t('benchmarks.sourceHint')} rules={required(t('benchmarks.source'))}><Input maxLength={300} /></Form.Item>
      <Form.Item name="on" label={t('benchmarks.on')} rules={required(t('benchmarks.on'))}><DateInput whole={false} /></Form.Item>
      <Form.Item name="note" label={t('benchmarks.note')}><Input maxLength={500} /></Form.Item>
    </FormDrawer>
  );
}
