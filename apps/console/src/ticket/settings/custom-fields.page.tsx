/** Fields of a centre's own, for all tickets or those of one kind. */

import { PlusOutlined } from '@ant-design/icons';
import type { FormField } from '@huiyin/domain/flow/flow.ts';
import type { CustomFieldView } from '@huiyin/domain/ticket/desk.contract.ts';
import { Button, Form, Input, InputNumber, Select, Switch, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { FieldEditor } from '../../flow/editor/field-editor.tsx';
import { fieldKind } from '../../flow/editor/field-kind.ts';
import { inWords } from '../../platform/i18n.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useChangeCustomField, useCreateCustomField, useTaxonomy } from './settings.queries.ts';

type CustomField = Static<typeof CustomFieldView>;

interface Values {
  readonly key: string;
  readonly kind: string | null;
  readonly field: FormField;
  readonly position: number;
  readonly active: boolean;
}

export function CustomFieldsPage() {
  const { t } = useTranslation(['settings', 'flow', 'ui']);
  const taxonomy = useTaxonomy();
  const create = useCreateCustomField();
  const change = useChangeCustomField();
  const [editing, setEditing] = useState<CustomField | 'new' | null>(null);
  const known = editing === 'new' ? null : editing;
  const kinds = taxonomy.data?.kinds ?? [];
  const kindName = (key: string | null) => {
    const kind = kinds.find((each) => each.key === key);
    return key === null ? t('fields.everyKind') : kind ? inWords(kind.name) : key;
  };

  const columns: TableColumnsType<CustomField> = [
    { key: 'label', title: t('flow:field.label'), render: (_, each) => <><b style={{ fontWeight: 500 }}>{inWords((each.field as FormField).label)}</b> <span style={{ color: 'var(--text-3)' }}>{each.key}</span>{!each.active && <Tag variant="filled" style={{ marginInlineStart: 6 }}>{t('ui:inactive')}</Tag>}</> },
    { key: 'type', title: t('flow:field.type'), render: (_, each) => t(`flow:field.kind.${fieldKind(each.field as FormField)}`) },
    { key: 'kind', title: t('fields.kind'), responsive: ['sm'], render: (_, each) => kindName(each.kind) },
  ];

  return (
    <PageFrame title={t('fields.title')} text={t('fields.text')} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('fields.new')}</Button>}>
      <ListTable query={taxonomy} rows={taxonomy.data?.customFields} columns={columns} rowKey={(each) => each.id} onOpen={setEditing} empty={<EmptyState title={t('fields.none')} text={t('fields.noneText')} />} />
      <FormDrawer<Values>
        key={editing === 'new' ? 'new' : editing?.id}
        open={editing !== null}
        width={540}
        title={known ? inWords((known.field as FormField).label) : t('fields.new')}
        initial={known ? { ...known, field: known.field as FormField } : { kind: null, field: { type: 'string', label: { zh: '', en: '' } }, position: taxonomy.data?.customFields.length ?? 0, active: true }}
        onClose={() => setEditing(null)}
        onSave={({ key, kind, ...values }) => {
          const body = { ...values, kind: kind ?? null };
          return known ? change({ params: { customFieldId: known.id }, body }) : create({ body: { key, ...body } });
        }}
        fieldOf={(refusal) => ({ 'custom_field.key_taken': 'key', 'custom_field.invalid': 'field', 'ticket_kind.unknown': 'kind' })[refusal.code as string] ?? null}
      >
        <Form.Item name="key" label={t('key')} extra={t('fields.keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,40}$/, message: t('fields.keyWrong') }]}><Input maxLength={41} disabled={known !== null} /></Form.Item>
        <Form.Item name="kind" label={t('fields.kind')}><Select allowClear placeholder={t('fields.everyKind')} options={kinds.map((kind) => ({ value: kind.key, label: inWords(kind.name) }))} /></Form.Item>
        <Form.Item name="field" rules={[{ validator: (_, field: FormField) => (field.label.zh.trim() && field.label.en.trim() ? Promise.resolve() : Promise.reject(new Error(t('ui:bothLanguages')))) }]}><FieldInput /></Form.Item>
        <Form.Item name="position" label={t('position')}><InputNumber min={0} precision={0} /></Form.Item>
        <Form.Item name="active" label={t('ui:active')} valuePropName="checked" extra={t('fields.activeHint')}><Switch /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}

/** The editor of flows, in a form that hands in its value. */
function FieldInput({ value, onChange }: { readonly value?: FormField; readonly onChange?: (field: FormField) => void }) {
  return value ? <div><FieldEditor field={value} path="/field" onChange={(field) => onChange?.(field)} /></div> : null;
}
