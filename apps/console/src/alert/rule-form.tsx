/** A rule, and when it would have fired in the last thirty days. */

import type { AlertRuleView } from '@huiyin/domain/alert/alert.contract.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { Form, type FormInstance, InputNumber, Select, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '../identity/person-select.tsx';
import { useMetricList } from '../insight/insight.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { BilingualInput, bothLanguages } from '../ui/bilingual-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { shortMoment } from '../ui/time.ts';
import { useChangeRule, useCreateRule, useOutletNames, usePreview, type PreviewWish } from './alert.queries.ts';
import { CoursePicture } from './course-picture.tsx';
import { factsOf, freshRule, type RuleValues, valuesOf } from './rule-values.ts';
import { SliceFields } from './slice-fields.tsx';
import styles from './alert.module.css';

/** Fields that go by another name here. */
const calledHere: Readonly<Record<string, string>> = { windowMinutes: 'windowHours', 'condition.limit': 'size', 'condition.by': 'size', 'condition.measuredIn': 'measuredIn' };

function placeOf(path: readonly string[], { slices = [] }: RuleValues): readonly (string | number)[] {
  if (path[0] === 'slice') return ['slices', slices.findIndex(({ dimension }) => dimension === path[1]), 'group'];
  const named = calledHere[path.join('.')];
  return named === undefined ? path : [named];
}

export function RuleForm({ rule, onClose }: { readonly rule: AlertRuleView | null; readonly onClose: () => void }) {
  const { t } = useTranslation('alert');
  const [create, change] = [useCreateRule(), useChangeRule()];
  return (
    <FormDrawer<RuleValues>
      key={rule?.id ?? 'new'}
      open
      width={640}
      title={rule === null ? t('newRule') : inWords(rule.name)}
      initial={rule === null ? freshRule : valuesOf(rule)}
      onClose={onClose}
      onSave={(values) => {
        const body = { ...factsOf(values, rule?.weeks), mutedUntil: rule?.mutedUntil ?? null, ownerId: values.ownerId, outletIds: values.outletIds ?? [], active: values.active };
        return rule === null ? create({ body }) : change({ params: { alertRuleId: rule.id }, body: { ...body, version: rule.version } });
      }}
      placeOf={placeOf}
    >
      {(form) => <Fields form={form} rule={rule} />}
    </FormDrawer>
  );
}

function Fields({ form, rule }: { readonly form: FormInstance<RuleValues>; readonly rule: AlertRuleView | null }) {
  const { t } = useTranslation('alert');
  const metrics = useMetricList();
  const outlets = useOutletNames();
  const values = Form.useWatch([], form) as RuleValues | undefined;
  const kind = values?.kind ?? 'threshold';
  const metric = metrics.data?.items.find(({ key }) => key === values?.metric);
  const unit = kind !== 'threshold' && values?.measuredIn === 'percent' ? '%' : kind !== 'threshold' && values?.measuredIn === 'deviations' ? t('deviations') : metric ? t(`units.${metric.unit}`) : '';
  const required = (label: string) => [{ required: true, message: t('required', { label }) }];
  const number = (label: string, more: object = {}) => <InputNumber style={{ width: '100%' }} aria-label={label} {...more} />;
  return (
    <>
      <Form.Item name="name" label={t('ruleName')} rules={[bothLanguages()]}><BilingualInput label={t('ruleName')} maxLength={80} /></Form.Item>
      <Form.Item name="metric" label={t('metric')} rules={required(t('metric'))} extra={metric && inWords(metric.words)}>
        <Select showSearch={{ optionFilterProp: 'label' }} loading={metrics.isPending} options={(metrics.data?.items ?? []).map(({ key, name }) => ({ value: key, label: inWords(name) }))} />
      </Form.Item>
      <SliceFields form={form as FormInstance} metric={metric} />
      <Form.Item name="kind" label={t('when')}><Select options={(['threshold', 'season', 'before'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} /></Form.Item>
      <div className={styles.pair}>
        <Form.Item name="side" label={t('side')}><Select options={(['above', 'below'] as const).map((value) => ({ value, label: t(kind === 'threshold' ? `sides.${value}` : `changes.${value}`) }))} /></Form.Item>
        <Form.Item name="size" label={t('size')} rules={required(t('size'))}>{number(t('size'), { suffix: unit })}</Form.Item>
      </div>
      {kind !== 'threshold' && (
        <div className={styles.pair}>
          <Form.Item name="measuredIn" label={t('measuredIn')}><Select options={(['percent', 'unit', ...(kind === 'season' ? ['deviations' as const] : [])] as const).map((value) => ({ value, label: t(`measures.${value}`) }))} /></Form.Item>
          {kind === 'season' && <Form.Item name="weeks" label={t('weeks')}>{number(t('weeks'), { min: 3, max: 12 })}</Form.Item>}
        </div>
      )}
      <div className={styles.pair}>
        <Form.Item name="windowHours" label={t('window')} extra={t('windowHint')} rules={required(t('window'))}>{number(t('window'), { min: 1, max: 744, precision: 0, suffix: t('hours') })}</Form.Item>
        <Form.Item name="minimumN" label={t('minimumN')} extra={t('minimumHint')} rules={required(t('minimumN'))}>{number(t('minimumN'), { min: 1, precision: 0 })}</Form.Item>
        <Form.Item name="dwellMinutes" label={t('dwell')} extra={t('dwellHint')} rules={required(t('dwell'))}>{number(t('dwell'), { min: 0, max: 1440, precision: 0, suffix: t('minutes') })}</Form.Item>
        <Form.Item name="hysteresis" label={t('hysteresis')} extra={t('hysteresisHint')} rules={required(t('hysteresis'))}>{number(t('hysteresis'), { min: 0, suffix: unit })}</Form.Item>
      </div>
      <Form.Item name="ownerId" label={t('ruleOwner')} rules={required(t('ruleOwner'))}><PersonSelect known={rule?.owner ?? null} /></Form.Item>
      <Form.Item name="outletIds" label={t('outlets')} extra={t('outletsHint')}><Select mode="multiple" allowClear options={(outlets.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      <Form.Item name="active" label={t('active')} valuePropName="checked"><Switch /></Form.Item>
      <Preview values={values} decimals={metric?.decimals ?? 0} />
    </>
  );
}

/** A preview needs none. */
const anyName: BilingualText = { zh: '—', en: '—' };
/** While somebody types, the last whole rule is shown. */
const restMs = 600;

function Preview({ values, decimals }: { readonly values: RuleValues | undefined; readonly decimals: number }) {
  const { t } = useTranslation('alert');
  const whole = values?.metric !== undefined && [values.size, values.windowHours, values.minimumN, values.dwellMinutes, values.hysteresis].every((each) => typeof each === 'number') && (values.slices ?? []).every((part) => part?.dimension && part.group);
  const wish = whole ? JSON.stringify({ ...factsOf(values), name: anyName }) : null;
  const [asked, setAsked] = useState<PreviewWish | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wish === null ? null : (JSON.parse(wish) as PreviewWish)), restMs);
    return () => clearTimeout(timer);
  }, [wish]);
  const preview = usePreview(asked);
  const { data } = preview;
  return (
    <section className={styles.preview} aria-live="polite">
      {asked === null ? <p>{t('previewWaits')}</p>
        : preview.isError ? <p className={styles.wrong}>{wordsOf(preview.error)}</p>
        : !data ? <p>{t('previewing')}</p>
        : (
          <>
            <p><b>{data.alerts.length === 0 ? t('wouldNever') : t('wouldHave', { n: data.alerts.length })}</b></p>
            {data.alerts.length > 0 && <p className={styles.quiet}>{t('latest', { at: data.alerts.slice(0, 3).map(({ from }) => shortMoment(from)).join(t('comma')) })}</p>}
            {data.tooFew + data.noBaseline > 0 && <p className={styles.quiet}>{t('silent', { n: Math.round((100 * (data.tooFew + data.noBaseline)) / data.looks) })}</p>}
            <CoursePicture points={data.course} limit={asked.condition.kind === 'threshold' ? asked.condition.limit : null} decimals={decimals} alerts={data.alerts} />
          </>
        )}
    </section>
  );
}
