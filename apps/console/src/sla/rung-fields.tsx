/** One rung: when it is reached, whom it tells, to whom it hands over. */

import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DurationInput } from '../ui/duration-input.tsx';
import { useConditionChoices, usePersonChoices, useRoleChoices } from './promise-choices.ts';
import styles from './sla.module.css';

/** As the form holds it: both ways to say when, of which one counts; a team or none. */
export interface RungValues {
  readonly moment: 'percent' | 'after';
  readonly at: { readonly percent: number; readonly afterMs: number };
  readonly always: boolean;
  readonly tell: { readonly holder: boolean; readonly supervisors: boolean; readonly roles: readonly string[]; readonly personIds: readonly string[] };
  readonly handTo: { readonly teamId: string | null; readonly withinMs: number };
  readonly escalate: boolean;
}

/** Select knows no null. */
const none = '';

export function RungFields({ index, onRemove }: { readonly index: number; readonly onRemove: (() => void) | null }) {
  const { t } = useTranslation(['sla', 'ui']);
  const { teams } = useConditionChoices();
  const roles = useRoleChoices();
  const people = usePersonChoices();
  const moment = Form.useWatch(['rungs', index, 'moment']) as RungValues['moment'] | undefined;
  const teamId = Form.useWatch(['rungs', index, 'handTo', 'teamId']) as string | null | undefined;
  return (
    <fieldset className={styles.box}>
      <legend className="visually-hidden">{t('ladders.rung', { n: index + 1 })}</legend>
      {onRemove && <Button type="text" size="small" className={styles.drop ?? ''} icon={<DeleteOutlined />} aria-label={t('ui:remove')} onClick={onRemove} />}
      <div className={styles.pair}>
        <Form.Item name={[index, 'moment']} label={`${t('ladders.rung', { n: index + 1 })} · ${t('ladders.at')}`}>
          <Radio.Group options={[{ value: 'percent', label: t('ladders.atPercent') }, { value: 'after', label: t('ladders.atAfter') }]} />
        </Form.Item>
        <div hidden={moment === 'after'}><Form.Item name={[index, 'at', 'percent']} label="%"><InputNumber aria-label={t('ladders.atPercent')} min={1} max={1000} precision={0} suffix="%" style={{ width: '100%' }} /></Form.Item></div>
        <div hidden={moment !== 'after'}><Form.Item name={[index, 'at', 'afterMs']} label={t('ladders.atAfter')}><DurationInput label={t('ladders.atAfter')} /></Form.Item></div>
      </div>
      <Form.Item label={t('ladders.tell')} style={{ marginBottom: 8 }}>
        <Form.Item name={[index, 'tell', 'holder']} valuePropName="checked" noStyle><Checkbox>{t('ladders.holder')}</Checkbox></Form.Item>
        <Form.Item name={[index, 'tell', 'supervisors']} valuePropName="checked" noStyle><Checkbox>{t('ladders.supervisors')}</Checkbox></Form.Item>
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name={[index, 'tell', 'roles']} label={t('ladders.roles')}><Select mode="multiple" allowClear options={[...roles]} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name={[index, 'tell', 'personIds']} label={t('ladders.people')}><Select mode="multiple" allowClear options={[...people]} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name={[index, 'handTo', 'teamId']} label={t('ladders.handTo')} getValueProps={(value: string | null | undefined) => ({ value: value ?? none })} getValueFromEvent={(value: string) => (value === none ? null : value)}>
          <Select options={[{ value: none, label: t('ladders.noHandTo') }, ...teams]} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <div hidden={!teamId}><Form.Item name={[index, 'handTo', 'withinMs']} label={t('ladders.takenUp')}><DurationInput label={t('ladders.takenUp')} /></Form.Item></div>
      </div>
      <Form.Item name={[index, 'escalate']} valuePropName="checked" style={{ marginBottom: 4 }}><Checkbox>{t('ladders.escalate')}</Checkbox></Form.Item>
      <Form.Item name={[index, 'always']} valuePropName="checked" extra={t('ladders.alwaysText')}><Checkbox>{t('ladders.always')}</Checkbox></Form.Item>
    </fieldset>
  );
}
