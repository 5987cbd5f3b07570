/** Sets a target, and says while it is written what it still lacks to be SMART. */

import type { LackView, TargetWishBody } from '@huiyin/domain/target/target.contract.ts';
import type { SmartField } from '@huiyin/domain/target/smart.ts';
import { axes, goalWays, targetUnits } from '@huiyin/domain/target/target.ts';
import { DatePicker, Form, type FormInstance, Input, InputNumber, Radio, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '../identity/person-select.tsx';
import { useMetricList } from '../insight/insight.queries.ts';
import { Refusal } from '../platform/api.ts';
import { currentLanguage, inWords } from '../platform/i18n.ts';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { changeWords, figureWords, lackWords, percentWords } from './figure-words.ts';
import type { ProposedTarget } from './target-address.ts';
import styles from './target.module.css';
import { useSetTarget, useSliceChoices, useTargetCheck } from './target.queries.ts';

interface Values {
  readonly title?: string;
  readonly why?: string;
  readonly axis?: (typeof axes)[number];
  readonly kind: 'metric' | 'hand';
  readonly metric?: string;
  readonly sliceBy?: string;
  readonly sliceKeys?: string[];
  readonly name?: string;
  readonly unit?: (typeof targetUnits)[number];
  readonly decimals?: number;
  readonly good?: 'up' | 'down';
  readonly days?: readonly [Dayjs, Dayjs] | null;
  readonly value?: number | null;
  readonly source?: string;
  readonly how: (typeof goalWays)[number];
  readonly amount?: number | null;
  readonly startOn?: string | null;
  readonly deadlineOn?: string | null;
  readonly windowDays: number;
  readonly ownerId?: string;
}

interface TargetFormProps {
  /** Proposed by another page; null: an empty form. */
  readonly draft: ProposedTarget | null;
  /** The centre's day; null: not known yet. */
  readonly today: string | null;
  readonly onClose: () => void;
}

const fresh: Partial<Values> = { kind: 'metric', how: 'to', windowDays: 28, decimals: 1 };

/** Everything but who answers for it; a date that has passed is left to be chosen, too. */
function valuesOf({ title, axis, metric, where, from, to, goal, dueOn }: ProposedTarget, today: string | null): Partial<Values> {
  const [sliceBy, keys] = where.split(/:(.*)/s);
  return {
    ...fresh, title, axis, metric, amount: goal, days: [dayjs(from), dayjs(to).subtract(1, 'day')], windowDays: dayjs(to).diff(from, 'day') === 31 ? 31 : dayjs(to).diff(from, 'day') === 30 ? 30 : 28,
    ...(sliceBy && keys ? { sliceBy, sliceKeys: keys.split(',') } : {}), ...(today === null || dueOn > today ? { deadlineOn: dueOn } : {}),
  };
}

export function TargetForm({ draft, today, onClose }: TargetFormProps) {
  const { t } = useTranslation('target');
  const set = useSetTarget();
  const [tried, setTried] = useState(false);
  const save = async (values: Values) => {
    try {
      await set({ body: wishOf(values) });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'target.not_smart') setTried(true);
      throw error;
    }
  };
  return (
    <FormDrawer<Values> open width={620} title={t('form.title')} saveLabel={t('form.save')} initial={draft === null ? fresh : valuesOf(draft, today)} onClose={onClose} onSave={save}>
      {(form) => <Fields form={form} tried={tried} today={today} />}
    </FormDrawer>
  );
}

/** From the form to what is asked of the server; the last day of a range is one of its days. */
function wishOf(values: Values): TargetWishBody {
  const { title, why, axis, kind, metric, name, unit, decimals, good, days, value, source, how, amount, startOn, deadlineOn, windowDays, ownerId } = values;
  const where = values.sliceBy && values.sliceKeys?.length ? `${values.sliceBy}:${values.sliceKeys.join(',')}` : '';
  const followed = kind === 'metric' ? (metric ? { kind, key: metric, where } : null) : { kind, name: name ?? '', ...(unit ? { unit } : {}), ...(decimals === undefined ? {} : { decimals }), ...(good ? { good } : {}) };
  const span = daysOf(days);
  return {
    title: title ?? null, why: why ?? null, axis: axis ?? null, ownerId: ownerId ?? null, followed, windowDays,
    baseline: span === null ? null : { ...span, ...(kind === 'hand' ? { value: value ?? null, source: source ?? null } : {}) },
    goal: amount === undefined || amount === null ? null : { how, amount }, startOn: startOn ?? null, deadlineOn: deadlineOn ?? null,
  };
}

function daysOf(days: Values['days']): { readonly from: string; readonly to: string } | null {
  return days ? { from: days[0].format('YYYY-MM-DD'), to: days[1].add(1, 'day').format('YYYY-MM-DD') } : null;
}

function Fields({ form, tried, today }: { readonly form: FormInstance<Values>; readonly tried: boolean; readonly today: string | null }) {
  const { t } = useTranslation(['target', 'ui']);
  const values = Form.useWatch([], form) as Values | undefined;
  const wish = useDeferredValue(wishOf(values ?? { kind: 'metric', how: 'to', windowDays: 28 }));
  const check = useTargetCheck(wish).data;
  const lacks = check?.lacks ?? [];
  // What is merely not there yet is told above, and at the field only once somebody tried to save.
  const at = (...fields: readonly SmartField[]) => {
    const here = lacks.filter(({ field, reason }) => fields.includes(field) && (tried || reason !== 'missing'));
    return here.length === 0 ? {} : { validateStatus: 'error' as const, help: here.map((lack) => lackWords(t, lack)).join(' ') };
  };
  const { scale, baseline, goal } = check ?? { scale: null, baseline: null, goal: null };
  return (
    <>
      <SmartPanel lacks={lacks} known={check !== undefined} />
      <Form.Item name="title" label={t('form.name')} required extra={t('form.nameHint')} {...at('title')}><Input maxLength={120} /></Form.Item>
      <Form.Item name="axis" label={t('form.axis')} required {...at('axis')}><Radio.Group className={styles.choices ?? ''} options={axes.map((axis) => ({ value: axis, label: `${t(`axes.${axis}`)} · ${t(`axisText.${axis}`)}` }))} /></Form.Item>
      <Form.Item name="ownerId" label={t('owner')} required extra={t('form.ownerHint')} {...at('owner')}><PersonSelect /></Form.Item>
      <Form.Item name="kind" label={t('form.follow')}><Segmented options={(['metric', 'hand'] as const).map((kind) => ({ value: kind, label: t(`form.${kind}`) }))} /></Form.Item>
      {values?.kind === 'hand' ? <HandFigure at={at} /> : <MetricFigure values={values} at={at} />}
      <div className={styles.pair}>
        <Form.Item name="days" label={t('form.baseline')} required extra={values?.kind === 'hand' ? undefined : t('form.baselineHint')} {...at('baseline')}>
          <DatePicker.RangePicker style={{ width: '100%' }} disabledDate={(day) => today !== null && day.format('YYYY-MM-DD') >= today} />
        </Form.Item>
        {values?.kind === 'hand' ? (
          <Form.Item name="value" label={t('form.baselineValue')} required><InputNumber style={{ width: '100%' }} /></Form.Item>
        ) : (
          <Form.Item name="windowDays" label={t('form.window')}><Select options={[7, 14, 28, 30, 31, 90].map((n) => ({ value: n, label: t('form.windowDays', { n }) }))} /></Form.Item>
        )}
      </div>
      {values?.kind === 'hand' && <Form.Item name="source" label={t('form.baselineSource')} required><Input maxLength={300} placeholder={t('entries.sourceHint')} /></Form.Item>}
      {baseline && scale && values?.kind !== 'hand' && <p className={styles.hint}>{t('form.baselineIs', { value: figureWords(baseline.value, scale), n: baseline.n ?? '—' })}</p>}
      <div className={styles.pair}>
        <Form.Item name="how" label={t('form.goal')}><Segmented options={goalWays.map((how) => ({ value: how, label: t(`how.${how}`) }))} /></Form.Item>
        <Form.Item name="amount" label={t('goal')} required {...at('goal')}><InputNumber style={{ width: '100%' }} suffix={values?.how === 'by_percent' ? '%' : scale ? t(`form.units.${scale.unit}`) : ''} /></Form.Item>
      </div>
      {goal && baseline && scale && <p className={styles.hint}>{t('form.goalIs', { base: figureWords(baseline.value, scale), goal: figureWords(goal.value, scale), change: changeWords(goal.change, scale), percent: percentWords(goal.changePercent) })}</p>}
      <div className={styles.pair}>
        <Form.Item name="startOn" label={t('form.start')} extra={t('form.startHint')} {...at('startOn')}><DateInput whole={false} /></Form.Item>
        <Form.Item name="deadlineOn" label={t('form.deadline')} required {...at('deadlineOn')}><DateInput whole={false} /></Form.Item>
      </div>
      <Form.Item name="why" label={t('why')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} /></Form.Item>
    </>
  );
}

type At = (...fields: readonly SmartField[]) => object;

function HandFigure({ at }: { readonly at: At }) {
  const { t } = useTranslation('target');
  return (
    <>
      <Form.Item name="name" label={t('form.figureName')} required {...at('followed')}><Input maxLength={120} placeholder={t('form.figureNameHint')} /></Form.Item>
      <div className={styles.three}>
        <Form.Item name="unit" label={t('form.unit')} required {...at('scale')}><Select options={targetUnits.map((unit) => ({ value: unit, label: t(`form.units.${unit}`) }))} /></Form.Item>
        <Form.Item name="decimals" label={t('form.decimals')}><InputNumber min={0} max={4} precision={0} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="good" label={t('form.good')} required><Select options={(['up', 'down'] as const).map((good) => ({ value: good, label: t(`form.goods.${good}`) }))} /></Form.Item>
      </div>
    </>
  );
}

/** Slices are told by what the figure had in the baseline's days. */
function MetricFigure({ values, at }: { readonly values: Values | undefined; readonly at: At }) {
  const { t } = useTranslation('target');
  const metrics = useMetricList();
  const slices = useSliceChoices(values?.metric, values?.sliceBy, daysOf(values?.days));
  const dimensions = metrics.data?.items[0]?.dimensions.filter(({ key }) => key !== 'weekday') ?? [];
  const dimension = dimensions.find(({ key }) => key === values?.sliceBy);
  const usable = metrics.data?.items.filter(({ good, unit }) => good !== 'neither' && unit !== 'count') ?? [];
  return (
    <>
      <Form.Item name="metric" label={t('form.metricName')} required {...at('followed')}>
        <Select showSearch={{ optionFilterProp: 'label' }} loading={metrics.isPending} options={usable.map(({ key, name }) => ({ value: key, label: inWords(name) }))} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="sliceBy" label={t('form.sliceBy')} {...at('where')}>
          <Select allowClear placeholder={t('form.whole')} options={dimensions.map(({ key, name }) => ({ value: key, label: inWords(name) }))} />
        </Form.Item>
        {dimension && (
          <Form.Item name="sliceKeys" label={t('form.sliceOf', { name: inWords(dimension.name) })}>
            <Select mode="multiple" loading={slices.isFetching} options={slices.data?.groups.map(({ key, name }) => ({ value: key, label: inWords(name) })) ?? []} optionFilterProp="label" />
          </Form.Item>
        )}
      </div>
    </>
  );
}

const letters = ['S', 'M', 'A', 'R', 'T'] as const;

function SmartPanel({ lacks, known }: { readonly lacks: readonly LackView[]; readonly known: boolean }) {
  const { t } = useTranslation('target');
  const isComplete = known && lacks.length === 0;
  return (
    <section className={styles.smart} aria-label={t('form.smart')}>
      <ol>
        {letters.map((letter) => {
          const isThere = known && lacks.every((lack) => lack.letter !== letter);
          return <li key={letter} data-there={isThere}><b>{isThere ? `${letter} ✓` : letter}</b><small>{t(`form.letters.${letter}`)}</small></li>;
        })}
      </ol>
      <p role="status" data-complete={isComplete}>{isComplete ? t('form.complete') : lacks.map((lack) => lackWords(t, lack)).join(currentLanguage() === 'en' ? '; ' : '；')}</p>
    </section>
  );
}
