/** One policy: its name, which tickets it is for, and what it promises them. */

import type { PolicyView } from '@huiyin/domain/sla/sla.contract.ts';
import type { PolicyConditions, Target } from '@huiyin/domain/sla/policy.ts';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { useConditionChoices, useStepChoices, useCalendarChoices } from './promise-choices.ts';
import { useChangePolicy, useCreatePolicy, useRemovePolicy } from './sla.queries.ts';
import { TargetFields } from './target-fields.tsx';
import styles from './sla.module.css';

/** As the form holds it: steps are one word, and a list that is empty is none. */
interface Values {
  readonly name: TwoTexts;
  readonly active: boolean;
  readonly when: Omit<PolicyConditions, 'steps'> & { readonly steps?: readonly string[] };
  readonly targets: readonly Target[];
}

export function PolicyDrawer({ policy, onClose }: { readonly policy: PolicyView | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['sla', 'ui']);
  const [create, change, remove] = [useCreatePolicy(), useChangePolicy(), useRemovePolicy()];
  const choices = useConditionChoices();
  const steps = useStepChoices(true);
  const calendars = useCalendarChoices();

  const save = ({ name, active, when, targets }: Values) => {
    const body = { name, active, when: { ...when, steps: (when.steps ?? []).map(stepFrom) }, targets: targets.map((target) => ({ ...target, calendarId: target.calendarId ?? null, ladderId: target.ladderId ?? null, pauseWhile: target.pauseWhile ?? [], warnAt: target.warnAt ?? [] })) };
    return policy === null ? create({ body }) : change({ params: { policyId: policy.id }, body: { ...body, version: policy.version } });
  };
  const many = (name: keyof Values['when'], label: string, options: readonly object[]) => (
    <Form.Item name={['when', name]} label={label}><Select mode="multiple" allowClear placeholder={t('policies.everything')} options={[...options] as never} showSearch={{ optionFilterProp: 'label' }} maxTagCount="responsive" /></Form.Item>
  );

  return (
    <FormDrawer<Values> open width={640} title={policy === null ? t('policies.add') : t('policies.edit')} initial={policy === null ? blank : valuesOf(policy)} onClose={onClose} onSave={save}>
      <Form.Item name="name" label={t('policies.name')} rules={[bothLanguages()]}><BilingualInput label={t('policies.name')} /></Form.Item>
      <Form.Item name="active" label={t('policies.active')} valuePropName="checked"><Switch /></Form.Item>
      <h3 className={styles.part}>{t('policies.when')}<small>{t('policies.whenText')}</small></h3>
      <div className={styles.pair}>
        {many('channelKinds', t('policies.channelKinds'), choices.channelKinds)}
        {many('channelIds', t('policies.channels'), choices.channels)}
        {many('kinds', t('policies.kinds'), choices.kinds)}
        {many('categories', t('policies.categories'), choices.categories)}
        {many('priorities', t('policies.priorities'), choices.priorities)}
        {many('tiers', t('policies.tiers'), choices.tiers)}
        {many('steps', t('policies.steps'), steps)}
        {many('teamIds', t('policies.teams'), choices.teams)}
      </div>
      <h3 className={styles.part}>{t('policies.targets')}</h3>
      <Form.List name="targets">
        {(rows, { add, remove: drop }, { errors }) => (
          <>
            {rows.map(({ key, name }) => <TargetFields key={key} index={name} onRemove={rows.length > 1 ? () => drop(name) : null} />)}
            {rows.length < 8 && <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add({ ...blankTarget, calendarId: calendars[0]?.value })}>{t('policies.addTarget')}</Button>}
            {rows.length === 0 && errors.length > 0 && <p role="alert" className={styles.wrong}>{errors}</p>}
          </>
        )}
      </Form.List>
      {policy !== null && (
        <div className={styles.away}>
          <ConfirmButton danger type="text" question={t('policies.removeQuestion', { name: inWords(policy.name) })} text={t('policies.removeText')} onConfirm={() => remove({ params: { policyId: policy.id } }).then(onClose)}>{t('policies.remove')}</ConfirmButton>
        </div>
      )}
    </FormDrawer>
  );
}

const blankTarget = { clock: 'resolution', ms: 3_600_000, pauseWhile: ['customer'], warnAt: [75], ladderId: null } as const;
const blank = { name: { zh: '', en: '' }, active: true, when: {}, targets: [] };

function valuesOf({ name, active, when: { steps, ...when }, targets }: PolicyView): Values {
  return { name, active, when: { ...when, steps: (steps ?? []).map(({ flow, step }) => (step === null ? flow : `${flow}/${step}`)) }, targets };
}

function stepFrom(value: string): { flow: string; step: string | null } {
  const [flow, step] = value.split('/');
  return { flow: flow!, step: step ?? null };
}
