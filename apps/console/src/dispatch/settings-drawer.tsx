/** What all teams share: weights, capacity, wrap-up, grace, reasons for being away. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { channelKinds, type DispatchSettings } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { Button, Drawer, Form, Input, InputNumber, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { BilingualInput, bothLanguages } from '../ui/bilingual-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useChangeSettings, useDispatchSettings } from './dispatch.queries.ts';
import styles from './dispatch.module.css';
import { wrongFieldOf } from './wrong-field.ts';

export function SettingsDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('dispatch');
  const { data, error, refetch } = useDispatchSettings();
  const change = useChangeSettings();
  if (!data) return <Drawer open title={t('settings.title')} onClose={onClose}>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton active />}</Drawer>;
  return (
    <FormDrawer<DispatchSettings> open width={560} title={t('settings.title')} initial={data.settings} onClose={onClose} onSave={(settings) => change({ body: { settings, version: data.version } })} fieldOf={wrongFieldOf}>
      <Form.Item name="capacity" label={t('settings.capacity')} extra={t('settings.capacityHint')} rules={[{ required: true }]}><InputNumber min={1} max={1000} step={1} /></Form.Item>
      <Form.Item label={t('settings.weights')} extra={t('settings.weightsHint')}>
        <div className={styles.grid}>
          {channelKinds.map((kind) => (
            <Form.Item
              key={kind} name={['weights', kind]} label={t(`channels.${kind}`)} dependencies={['capacity']}
              rules={[{ required: true }, ({ getFieldValue }) => ({ validator: (_, weight: number) => (weight <= getFieldValue('capacity') ? Promise.resolve() : Promise.reject(new Error(t('settings.weightTooHeavy')))) })]}
            >
              <InputNumber min={0.25} max={100} step={0.25} style={{ width: '100%' }} />
            </Form.Item>
          ))}
        </div>
      </Form.Item>
      <Form.Item name="restingShare" label={t('settings.resting')} rules={[{ required: true }]}><InputNumber min={0} max={1} step={0.25} /></Form.Item>
      <Form.Item label={t('settings.wrapUp')} extra={t('settings.wrapUpHint')}>
        <div className={styles.grid}>
          {channelKinds.map((kind) => <Form.Item key={kind} name={['wrapUpSeconds', kind]} label={t(`channels.${kind}`)} rules={[{ required: true }]}><InputNumber min={0} max={3600} precision={0} style={{ width: '100%' }} /></Form.Item>)}
        </div>
      </Form.Item>
      <Form.Item name="graceSeconds" label={t('settings.grace')} extra={t('settings.graceHint')} rules={[{ required: true }]}><InputNumber min={20} max={3600} precision={0} /></Form.Item>
      <Form.Item label={t('settings.awayReasons')}>
        <Form.List name="awayReasons">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className={styles.reason}>
                  <Form.Item name={[name, 'key']} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,29}$/, message: t('settings.reasonWrong') }]}><Input aria-label={t('settings.awayKey')} placeholder={t('settings.awayKey')} maxLength={30} /></Form.Item>
                  <Form.Item name={[name, 'name']} rules={[bothLanguages()]}><BilingualInput label={t('settings.awayName')} maxLength={40} /></Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('settings.removeReason')} disabled={rows.length === 1} onClick={() => remove(name)} />
                </div>
              ))}
              {rows.length < 20 && <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ key: '', name: { zh: '', en: '' } })}>{t('settings.addReason')}</Button>}
            </>
          )}
        </Form.List>
      </Form.Item>
    </FormDrawer>
  );
}
