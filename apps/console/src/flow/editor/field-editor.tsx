/** One form field: label, kind, options, limits. For the steps of a flow and for a centre's own fields. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { FormField } from '@huiyin/domain/flow/flow.ts';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BilingualInput } from '../../ui/bilingual-input.tsx';
import { freeKey } from './change-document.ts';
import styles from './editor.module.css';
import { asKind, fieldKind, fieldKinds } from './field-kind.ts';
import { Place } from './findings.tsx';

interface FieldEditorProps {
  readonly field: FormField;
  readonly onChange: (field: FormField) => void;
  readonly path: string;
}

export function FieldEditor({ field, onChange, path }: FieldEditorProps) {
  const { t } = useTranslation('flow');
  const kind = fieldKind(field);
  const without = (name: keyof FormField) => {
    const { [name]: _, ...rest } = field;
    return rest as FormField;
  };
  const number = (name: 'minimum' | 'maximum' | 'maxLength', value: number | null) => onChange(value === null ? without(name) : { ...field, [name]: value });
  return (
    <>
      <Place label={t('field.label')} path={`${path}/label`}><BilingualInput value={field.label} label={t('field.label')} onChange={(label) => onChange({ ...field, label })} /></Place>
      <Place label={t('field.type')} path={`${path}/type`}>
        <Select value={kind} aria-label={t('field.type')} options={fieldKinds.map((value) => ({ value, label: t(`field.kind.${value}`) }))} onChange={(next) => onChange(asKind(field, next))} />
      </Place>
      {kind === 'choice' && <Options field={field} onChange={onChange} path={path} />}
      {(kind === 'number' || kind === 'integer') && (
        <div className={styles.row}>
          <Place label={t('field.minimum')} path={`${path}/minimum`}><InputNumber style={{ width: '100%' }} aria-label={t('field.minimum')} value={field.minimum ?? null} onChange={(value) => number('minimum', value)} /></Place>
          <Place label={t('field.maximum')} path={`${path}/maximum`}><InputNumber style={{ width: '100%' }} aria-label={t('field.maximum')} value={field.maximum ?? null} onChange={(value) => number('maximum', value)} /></Place>
        </div>
      )}
      {(kind === 'text' || kind === 'multiline') && (
        <div className={styles.row}>
          <Place label={t('field.maxLength')} path={`${path}/maxLength`}><InputNumber style={{ width: '100%' }} min={1} precision={0} aria-label={t('field.maxLength')} value={field.maxLength ?? null} onChange={(value) => number('maxLength', value)} /></Place>
          {kind === 'text' && (
            <Place label={t('field.pattern')} hint={t('field.patternHint')} path={`${path}/pattern`}>
              <Input value={field.pattern ?? ''} maxLength={200} aria-label={t('field.pattern')} onChange={({ target }) => onChange(target.value === '' ? without('pattern') : { ...field, pattern: target.value })} />
            </Place>
          )}
        </div>
      )}
      <Place label={t('field.hint')} path={`${path}/hint`}>
        <BilingualInput value={field.hint ?? null} maxLength={200} label={t('field.hint')} onChange={(hint) => onChange(hint.zh === '' && hint.en === '' ? without('hint') : { ...field, hint })} />
      </Place>
    </>
  );
}

/** Options live in two places of the schema: their values in order, their labels by value. */
function Options({ field, onChange, path }: FieldEditorProps) {
  const { t } = useTranslation('flow');
  const values = field.enum ?? [];
  const labels = field.enumLabels ?? {};
  const labelOf = (value: string) => labels[value] ?? { zh: '', en: '' };
  const set = (options: readonly (readonly [string, { readonly zh: string; readonly en: string }])[]) => onChange({ ...field, enum: options.map(([value]) => value), enumLabels: Object.fromEntries(options) });
  const options = values.map((value) => [value, labelOf(value)] as const);
  return (
    <Place label={t('field.options')} path={`${path}/enum`}>
      {options.map(([value, label], index) => (
        <div key={index} className={styles.option}>
          <Input value={value} maxLength={60} aria-label={t('field.optionKey')} onChange={({ target }) => set(options.map((each, at) => (at === index ? [target.value, each[1]] : each)))} />
          <BilingualInput value={label} label={t('field.optionLabel')} onChange={(next) => set(options.map((each, at) => (at === index ? [each[0], next] : each)))} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('editor.remove')} onClick={() => set(options.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} style={{ alignSelf: 'flex-start' }} onClick={() => set([...options, [freeKey('option', values), { zh: '', en: '' }]])}>{t('field.addOption')}</Button>
    </Place>
  );
}
