/** A ticket made up: which policy would promise what, why, why no other, and what would happen when. */

import type { explainPolicies } from '@huiyin/domain/sla/sla.contract.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { Form, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Explanation } from './explanation.tsx';
import { useConditionChoices, useStepChoices } from './promise-choices.ts';
import { useExplained } from './sla.queries.ts';
import styles from './sla.module.css';

type MadeUp = BodyOf<typeof explainPolicies>;

/** Select knows no null. */
const none = '';

export function ExplainPanel() {
  const { t } = useTranslation('sla');
  const choices = useConditionChoices();
  const steps = useStepChoices(false);
  const at = useMemo(() => new Date().toISOString(), []);
  const [wish, setWish] = useState<Partial<Omit<MadeUp, 'at'>>>({});
  const usual = steps.find(({ options }) => options.some(({ value }) => value.startsWith('general/'))) ?? steps[0];
  const [flow, step] = wish.flow !== undefined ? [wish.flow, wish.step!] : (usual?.options[0]?.value.split('/') ?? []);
  const channelId = wish.channelId ?? choices.channels[0]?.value;
  const body: MadeUp | null = flow === undefined || step === undefined || channelId === undefined ? null
    : { kind: wish.kind ?? null, category: wish.category ?? null, priority: wish.priority ?? 'normal', tier: wish.tier ?? 'standard', teamId: wish.teamId ?? null, channelId, flow, step, at };
  const { data, error, refetch } = useExplained(body);
  const set = (part: Partial<Omit<MadeUp, 'at'>>) => setWish((before) => ({ ...before, ...part }));
  const pick = (label: string, value: string | undefined, options: readonly object[], onChange: (value: string) => void) => (
    <Form.Item label={label}><Select aria-label={label} value={value as never} options={[...options] as never} showSearch={{ optionFilterProp: 'label' }} onChange={onChange} /></Form.Item>
  );

  return (
    <Panel title={t('explain.title')}>
      <p style={{ margin: '0 0 12px', color: 'var(--text-2)' }}>{t('explain.text')}</p>
      <Form layout="vertical" className={styles.pair ?? ''} style={{ gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' }}>
        {pick(t('explain.channel'), channelId, choices.channels, (value) => set({ channelId: value }))}
        {pick(t('explain.kind'), wish.kind ?? none, [{ value: none, label: t('explain.unsorted') }, ...choices.kinds], (value) => set({ kind: value === none ? null : value }))}
        {pick(t('explain.category'), wish.category ?? none, [{ value: none, label: t('explain.unsorted') }, ...choices.categories], (value) => set({ category: value === none ? null : value }))}
        {pick(t('explain.priority'), wish.priority ?? 'normal', choices.priorities, (value) => set({ priority: value as MadeUp['priority'] }))}
        {pick(t('explain.tier'), wish.tier ?? 'standard', choices.tiers, (value) => set({ tier: value as MadeUp['tier'] }))}
        {pick(t('explain.step'), flow === undefined ? undefined : `${flow}/${step}`, steps, (value) => { const [nextFlow, nextStep] = value.split('/'); set({ flow: nextFlow!, step: nextStep! }); })}
      </Form>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton active paragraph={{ rows: 4 }} /> : <Explanation clocks={data.clocks} />}
    </Panel>
  );
}
