/** Inputs for a flat JSON Schema whose fields carry labels in both languages. */

import { Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';

/** A calendar is heavy and few forms have one. */
const DateInput = lazy(async () => ({ default: (await import('./date-input.tsx')).DateInput }));

interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Field {
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  readonly label: Words;
  readonly hint?: Words;
  readonly format?: 'date' | 'date-time' | 'multiline';
  readonly enum?: readonly string[];
  readonly enumLabels?: Readonly<Record<string, Words>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

export interface FieldForm {
  readonly properties: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
}

/** `under`: the form's own path for these fields, when they are only a part of it. */
export function FieldInputs({ form, under }: { readonly form: FieldForm; readonly under?: string }) {
  return Object.entries(form.properties).map(([name, field]) => <FieldInput key={name} name={under ? [under, name] : name} field={field} required={form.required?.includes(name) ?? false} />);
}

function FieldInput({ name, field, required }: { readonly name: string | string[]; readonly field: Field; readonly required: boolean }) {
  const { t } = useTranslation('ui');
  const label = inWords(field.label);
  const shared = {
    name,
    label,
    required,
    ...(field.hint ? { extra: inWords(field.hint) } : {}),
    ...(field.pattern ? { rules: [{ pattern: new RegExp(field.pattern, 'u'), message: field.hint ? inWords(field.hint) : label }] } : {}),
  };
  if (field.type === 'boolean') {
    return (
      <Form.Item {...shared}>
        <Radio.Group options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} />
      </Form.Item>
    );
  }
  if (field.enum) {
    return (
      <Form.Item {...shared}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('choose')} options={field.enum.map((value) => ({ value, label: field.enumLabels?.[value] ? inWords(field.enumLabels[value]) : value }))} />
      </Form.Item>
    );
  }
  if (field.type === 'number' || field.type === 'integer') {
    return (
      <Form.Item {...shared}>
        <InputNumber style={{ width: '100%' }} {...(field.minimum === undefined ? {} : { min: field.minimum })} {...(field.maximum === undefined ? {} : { max: field.maximum })} {...(field.type === 'integer' ? { precision: 0 } : {})} />
      </Form.Item>
    );
  }
  if (field.format === 'date' || field.format === 'date-time') {
    return (
      <Form.Item {...shared}>
        <LazyDate whole={field.format === 'date-time'} />
      </Form.Item>
    );
  }
  const limit = field.maxLength === undefined ? {} : { maxLength: field.maxLength };
  return <Form.Item {...shared}>{field.format === 'multiline' ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} {...limit} /> : <Input {...limit} />}</Form.Item>;
}

/** Passes on what the form item gives it. */
function LazyDate(props: React.ComponentProps<typeof DateInput>) {
  return <Suspense fallback={<Skeleton.Input active block />}><DateInput {...props} /></Suspense>;
}
