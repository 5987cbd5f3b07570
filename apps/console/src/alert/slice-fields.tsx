/** What a rule is narrowed to: dimension by dimension, each once. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import type { MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import { Button, Form, type FormInstance, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useGroupsOf } from './alert.queries.ts';
import styles from './alert.module.css';

export interface SlicePart {
  readonly dimension?: DimensionKey;
  readonly group?: string;
}

/** Days of the week are no group of tickets to be watched by themselves. */
const offered = (metric: MetricDefinition | undefined) => (metric?.dimensions ?? []).filter(({ key }) => key !== 'weekday' && key !== 'hour');

export function SliceFields({ form, metric }: { readonly form: FormInstance; readonly metric: MetricDefinition | undefined }) {
  const { t } = useTranslation(['alert', 'ui']);
  const parts = (Form.useWatch('slices', form) as readonly SlicePart[] | undefined) ?? [];
  const dimensions = offered(metric);
  return (
    <Form.Item label={t('only')} extra={parts.length === 0 ? t('everything') : null}>
      <Form.List name="slices">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.slice}>
                <Form.Item name={[name, 'dimension']} noStyle>
                  <Select aria-label={t('dimension')} placeholder={t('dimension')} onChange={() => form.setFieldValue(['slices', name, 'group'], undefined)}
                    options={dimensions.filter((each) => parts[name]?.dimension === each.key || !parts.some(({ dimension }) => dimension === each.key)).map((each) => ({ value: each.key, label: inWords(each.name) }))} />
                </Form.Item>
                <Group name={name} dimension={parts[name]?.dimension ?? null} />
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} onClick={() => remove(name)} />
              </div>
            ))}
            {(metric === undefined || fields.length < dimensions.length) && <Button size="small" icon={<PlusOutlined />} disabled={metric === undefined} onClick={() => add({})}>{t('narrow')}</Button>}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function Group({ name, dimension }: { readonly name: number; readonly dimension: DimensionKey | null }) {
  const { t } = useTranslation('alert');
  const groups = useGroupsOf(dimension);
  return (
    <Form.Item name={[name, 'group']} rules={[{ required: true, message: t('required', { label: t('group') }) }]}>
      <Select aria-label={t('group')} placeholder={t('group')} disabled={dimension === null} loading={groups.isFetching} showSearch={{ optionFilterProp: 'label' }} options={(groups.data ?? []).map(({ key, name: named }) => ({ value: key, label: inWords(named) }))} />
    </Form.Item>
  );
}
