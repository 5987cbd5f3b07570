/** A small form for those who are asked: what they are to fill in besides words. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './sub-task.module.css';

const types = ['string', 'number', 'boolean', 'date'] as const;

export interface AskedFieldWish {
  readonly label: string;
  readonly type: (typeof types)[number];
}

const mostFields = 10;

export function AskedForm() {
  const { t } = useTranslation('subTask');
  return (
    <Form.Item label={t('dialog.form')} style={{ marginBottom: 8 }}>
      <Form.List name="fields">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className={styles.row} data-columns="2">
                <Form.Item name={[name, 'label']} rules={[{ required: true, whitespace: true, message: t('dialog.fieldMissing') }]} style={{ marginBottom: 0 }}>
                  <Input maxLength={100} placeholder={t('dialog.fieldLabel')} aria-label={t('dialog.fieldLabel')} />
                </Form.Item>
                <Form.Item name={[name, 'type']} style={{ marginBottom: 0 }}>
                  <Select aria-label={t('dialog.fieldType')} options={types.map((value) => ({ value, label: t(`dialog.types.${value}`) }))} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('dialog.removeField', { label: name + 1 })} onClick={() => remove(name)} />
              </div>
            ))}
            {rows.length < mostFields && <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({ label: '', type: 'string' })}>{t('dialog.addField')}</Button>}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** As the contract wants it. Whoever asks speaks one language; both readers get it. */
export function formOfWish(fields: readonly AskedFieldWish[]) {
  const properties = Object.fromEntries(
    fields.map(({ label, type }, index) => {
      const words = { zh: label.trim(), en: label.trim() };
      return [`field_${index + 1}`, type === 'date' ? ({ type: 'string', format: 'date', label: words } as const) : ({ type, label: words } as const)];
    }),
  );
  return { type: 'object' as const, properties };
}
