/** A ticket that could be: its facts at the left, its story beside them. */

import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '@huiyin/domain/ticket/ticket.ts';
import type { Tier } from '@huiyin/domain/customer/customer.contract.ts';
import { inWords } from '../../platform/i18n.ts';
import { categoryOptions } from '../../ticket/category-options.ts';
import { channelsQuery, taxonomyQuery } from '../../ticket/desk.queries.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useDispatching, usePromises, useWay } from '../floor.queries.ts';
import { Ahead } from './ahead.tsx';
import { Dispatching } from './dispatching.tsx';
import { Promises } from './promises.tsx';
import { Way } from './way.tsx';
import styles from './what-if.module.css';

interface Facts {
  readonly channelId: string | null;
  readonly kind: string | null;
  readonly category: string | null;
  readonly priority: Priority;
  readonly tier: Tier;
  /** Null: now. */
  readonly at: string | null;
  readonly waitedMinutes: number;
}

const priorities = ['urgent', 'high', 'normal', 'low'] as const;
const tiers = ['standard', 'silver', 'gold', 'vip'] as const;
const waits = [0, 5, 15, 30, 60] as const;

export function MadeUpStory() {
  const { t } = useTranslation(['floor', 'ticket']);
  const channels = useQuery(channelsQuery);
  const taxonomy = useQuery(taxonomyQuery);
  const [facts, setFacts] = useState<Facts>({ channelId: null, kind: null, category: null, priority: 'normal', tier: 'standard', at: null, waitedMinutes: 0 });
  const [stepKey, setStepKey] = useState<string | null>(null);
  // One moment for all of a story's questions; a new one with each change of what is asked.
  const now = useMemo(() => new Date().toISOString(), [facts, stepKey]);

  const channel = channels.data?.items.find(({ id }) => id === facts.channelId) ?? channels.data?.items.find(({ kind }) => kind === 'web') ?? channels.data?.items[0];
  const way = useWay(channel ? { channelId: channel.id, kind: facts.kind, category: facts.category } : null);
  const steps = way.data?.steps ?? [];
  const step = steps.find(({ key }) => key === stepKey) ?? steps.find(({ team }) => team !== null) ?? steps[0];
  const at = facts.at ?? now;
  const promises = usePromises(
    channel && way.data && step
      ? { kind: facts.kind, category: facts.category, priority: facts.priority, channelId: channel.id, tier: facts.tier, flow: way.data.flow.key, step: step.key, teamId: step.team?.id ?? null, at }
      : null,
  );
  const dispatching = useDispatching(channel && step?.team ? { teamId: step.team.id, role: step.role, kind: facts.kind, category: facts.category, channel: channel.kind, waitedMinutes: facts.waitedMinutes } : null);
  const set = (change: Partial<Facts>) => setFacts({ ...facts, ...change });

  return (
    <div className={styles.columns}>
      <Form layout="vertical" className={styles.facts ?? ''}>
        <Form.Item label={t('whatIf.channel')} htmlFor="channel">
          <Select id="channel" value={channel?.id ?? null} loading={channels.isPending} onChange={(channelId: string) => set({ channelId })} options={(channels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: inWords(name) }))} />
        </Form.Item>
        <Form.Item label={t('whatIf.kind')} htmlFor="kind">
          <Select id="kind" allowClear value={facts.kind} placeholder={t('whatIf.any')} onChange={(kind: string | undefined) => set({ kind: kind ?? null })} options={(taxonomy.data?.kinds ?? []).map(({ key, name }) => ({ value: key, label: inWords(name) }))} />
        </Form.Item>
        <Form.Item label={t('whatIf.category')} htmlFor="category">
          <Select id="category" allowClear value={facts.category} placeholder={t('whatIf.any')} showSearch={{ optionFilterProp: 'label' }} onChange={(category: string | undefined) => set({ category: category ?? null })} options={categoryOptions(taxonomy.data?.categories ?? [])} />
        </Form.Item>
        <Form.Item label={t('whatIf.priority')} htmlFor="priority">
          <Select id="priority" value={facts.priority} onChange={(priority: Priority) => set({ priority })} options={priorities.map((value) => ({ value, label: t(`ticket:priority.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('whatIf.tier')} htmlFor="tier">
          <Select id="tier" value={facts.tier} onChange={(tier: Tier) => set({ tier })} options={tiers.map((value) => ({ value, label: t(`ticket:tier.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('whatIf.at')} htmlFor="at" extra={facts.at === null ? t('whatIf.now') : undefined}>
          <DateInput id="at" whole value={facts.at} onChange={(moment) => set({ at: moment })} />
        </Form.Item>
        <Form.Item label={t('whatIf.waited')} htmlFor="waited">
          <Select id="waited" value={facts.waitedMinutes} onChange={(waitedMinutes: number) => set({ waitedMinutes })} options={waits.map((value) => ({ value, label: t('whatIf.minutes', { n: value }) }))} />
        </Form.Item>
      </Form>
      <ol className={styles.story}>
        {way.isError ? (
          <li><ErrorState error={way.error} onRetry={() => void way.refetch()} /></li>
        ) : (
          <>
            <Way way={way.data} stepKey={step?.key ?? null} onStep={setStepKey} />
            <Promises query={promises} />
            <Dispatching query={dispatching} entersQueue={step === undefined || step.team !== null} />
            <Ahead promises={promises.data} dispatching={step?.team ? dispatching.data : undefined} />
          </>
        )}
      </ol>
    </div>
  );
}
