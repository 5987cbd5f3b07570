/** One promise of a policy: which clock, how long, by which calendar, what pauses it, when it warns, what it climbs. */

import { DeleteOutlined } from '@ant-design/icons';
import { clockKinds } from '@huiyin/domain/sla/clock.ts';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { DurationInput } from '../ui/duration-input.tsx';
import { useCalendarChoices } from './promise-choices.ts';
import { useLadders } from './sla.queries.ts';
import styles from './sla.module.css';

/** Select knows no null. */
const none = '';

export function TargetFields({ index, onRemove }: { readonly index: number; readonly onRemove: (() => void) | null }) {
  const { t } = useTranslation(['sla', 'clock', 'ui']);
  const calendars = useCalendarChoices();
  const { data: ladders } = useLadders();
  const kind = Form.useWatch(['targets', index, 'clock']) as (typeof clockKinds)[number] | undefined;
  return (
    <fieldset className={styles.box}>
      <legend className="visually-hidden">{t('policies.targets')} {index + 1}</legend>
      {onRemove && <Button type="text" size="small" className={styles.drop ?? ''} icon={<DeleteOutlined />} aria-label={t('ui:remove')} onClick={onRemove} />}
      <div className={styles.pair}>
        <Form.Item name={[index, 'clock']} label={t('policies.clock')} {...(kind ? { extra: t(`kindText.${kind}`) } : {})} rules={[{ required: true }]}>
          <Select options={clockKinds.map((value) => ({ value, label: t(`clock:kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[index, 'ms']} label={t('policies.within')} rules={[{ required: true }]}><DurationInput label={t('policies.within')} /></Form.Item>
        <Form.Item name={[index, 'calendarId']} label={t('policies.calendar')} getValueProps={(value: string | null | undefined) => ({ value: value ?? none })} getValueFromEvent={(value: string) => (value === none ? null : value)}>
          <Select options={[{ value: none, label: t('policies.channelHours') }, ...calendars]} />
        </Form.Item>
        <Form.Item name={[index, 'pauseWhile']} label={t('policies.pause')}>
          <Select mode="multiple" options={[{ value: 'customer', label: t('policies.pauseCustomer') }, { value: 'third_party', label: t('policies.pauseThird') }]} />
        </Form.Item>
        <Form.Item
          name={[index, 'warnAt']} label={t('policies.warnAt')} tooltip={t('policies.warnText')}
          getValueProps={(value: readonly number[] | undefined) => ({ value: value?.map(String) ?? [] })} getValueFromEvent={(value: readonly string[]) => value.map(Number).filter((n) => !Number.isNaN(n))}
        >
          <Select mode="tags" tokenSeparators={[' ', ',', '，', '、']} options={['50', '75', '90'].map((value) => ({ value, label: `${value}%` }))} />
        </Form.Item>
        <Form.Item name={[index, 'ladderId']} label={t('policies.ladder')} getValueProps={(value: string | null | undefined) => ({ value: value ?? none })} getValueFromEvent={(value: string) => (value === none ? null : value)}>
          <Select options={[{ value: none, label: t('policies.noLadder') }, ...(ladders?.items ?? []).map(({ id, name }) => ({ value: id, label: inWords(name) }))]} />
        </Form.Item>
      </div>
    </fieldset>
  );
}
