/** Conditions as nested groups: all of these, any of these, not this. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { factLabels, factNames } from '@huiyin/domain/flow/facts.ts';
import type { Condition, FlowDocument } from '@huiyin/domain/flow/flow.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { Button, Input, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { fieldNamed } from '../condition-words.ts';
import styles from './editor.module.css';
import { Place } from './findings.tsx';
import { removeItem, replaceItem } from './list-edits.ts';

type Leaf = Extract<Condition, { field: string }>;
type Group = Exclude<Condition, Leaf>;
type Comparison = Leaf['is'];

const comparisons: readonly Comparison[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in', 'present', 'absent'];
const kinds = ['all', 'any', 'not'] as const;

interface ConditionEditorProps {
  readonly document: FlowDocument;
  readonly value: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
  readonly path: string;
}

export function ConditionEditor({ document, value, onChange, path }: ConditionEditorProps) {
  const { t } = useTranslation('flow');
  if (value === null) {
    return (
      <Space>
        <span className={styles.quiet}>{t('condition.always')}</span>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange(firstLeaf)}>{t('condition.add')}</Button>
      </Space>
    );
  }
  return <Part document={document} value={value} onChange={onChange} path={path} onAnd={(leaf) => onChange('field' in value ? { all: [value, leaf] } : value)} />;
}

const firstLeaf: Leaf = { field: 'ticket.kind', is: 'present' };

function Part({ document, value, onChange, path, onAnd }: Omit<ConditionEditorProps, 'value'> & { readonly value: Condition; readonly onAnd?: (leaf: Leaf) => void }) {
  const { t } = useTranslation('flow');
  if (!('field' in value)) return <GroupEditor document={document} value={value} onChange={onChange} path={path} />;
  return (
    <>
      <LeafEditor document={document} value={value} onChange={onChange} path={path} />
      {onAnd && <Button size="small" icon={<PlusOutlined />} onClick={() => onAnd(firstLeaf)}>{t('condition.add')}</Button>}
    </>
  );
}

function GroupEditor({ document, value, onChange, path }: Omit<ConditionEditorProps, 'value'> & { readonly value: Group }) {
  const { t } = useTranslation('flow');
  const kind = 'all' in value ? 'all' : 'any' in value ? 'any' : 'not';
  const parts = partsOf(value);
  const set = (next: readonly Condition[]) => onChange(next.length === 0 ? null : grouped(kind, next));
  return (
    <div className={styles.group}>
      <Space style={{ marginBottom: 8 }} wrap>
        <Select size="small" value={kind} style={{ width: 150 }} options={kinds.map((each) => ({ value: each, label: t(each === 'not' ? 'condition.none' : `condition.${each}`) }))} onChange={(next: typeof kind) => onChange(grouped(next, parts))} />
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('condition.remove')} onClick={() => onChange(null)} />
      </Space>
      {parts.map((part, index) => (
        <Part
          key={index}
          document={document}
          value={part}
          path={kind === 'not' ? `${path}/not` : `${path}/${kind}/${index}`}
          onChange={(next) => set(next === null ? removeItem(parts, index) : replaceItem(parts, index, next))}
        />
      ))}
      {kind !== 'not' && (
        <Space style={{ marginBottom: 8 }}>
          <Button size="small" icon={<PlusOutlined />} onClick={() => set([...parts, firstLeaf])}>{t('condition.add')}</Button>
          <Button size="small" icon={<PlusOutlined />} onClick={() => set([...parts, { any: [firstLeaf] }])}>{t('condition.addGroup')}</Button>
        </Space>
      )}
    </div>
  );
}

function LeafEditor({ document, value, onChange, path }: Omit<ConditionEditorProps, 'value'> & { readonly value: Leaf }) {
  const { t } = useTranslation('flow');
  const compare = (is: Comparison) => {
    if (is === 'present' || is === 'absent') return onChange({ field: value.field, is });
    const before: Json = 'value' in value ? value.value : '';
    if (is === 'in') return onChange({ field: value.field, is, value: Array.isArray(before) ? before : before === '' ? [] : [before] });
    onChange({ field: value.field, is, value: Array.isArray(before) ? (before[0] ?? '') : before });
  };
  return (
    <Place path={path}>
      <div className={styles.leaf}>
        <FieldSelect document={document} value={value.field} onChange={(field) => onChange({ field, is: 'present' })} />
        <Select value={value.is} aria-label={t('condition.is')} options={comparisons.map((is) => ({ value: is, label: t(`is.${is}`) }))} onChange={compare} />
        {'value' in value ? <ValueInput document={document} leaf={value} onChange={onChange} /> : <span />}
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('condition.remove')} onClick={() => onChange(null)} />
      </div>
    </Place>
  );
}

function ValueInput({ document, leaf, onChange }: { readonly document: FlowDocument; readonly leaf: Extract<Leaf, { value: unknown }>; readonly onChange: (leaf: Condition) => void }) {
  const { t } = useTranslation('flow');
  const field = fieldNamed(document, leaf.field);
  const options = field?.enum?.map((value) => ({ value, label: field.enumLabels?.[value] ? inWords(field.enumLabels[value]) : value })) ?? [];
  if (leaf.is === 'in') {
    return <Select mode={field?.enum ? 'multiple' : 'tags'} aria-label={t('condition.values')} placeholder={t('condition.values')} value={leaf.value.map(String)} options={options} onChange={(value: string[]) => onChange({ ...leaf, value: value.map((each) => asValue(each, field?.type)) })} />;
  }
  const set = (value: Json) => onChange({ ...leaf, value });
  const isYesNo = field?.type === 'boolean' || typeof leaf.value === 'boolean' || yesNoFacts.has(leaf.field);
  if (isYesNo) return <Select aria-label={t('condition.value')} {...(typeof leaf.value === 'boolean' ? { value: leaf.value } : {})} options={[{ value: true, label: t('condition.yes') }, { value: false, label: t('condition.no') }]} onChange={set} />;
  if (options.length > 0) return <Select aria-label={t('condition.value')} {...(leaf.value === '' ? {} : { value: String(leaf.value) })} options={options} onChange={set} />;
  if (field?.type === 'number' || field?.type === 'integer' || leaf.field === 'ticket.reopenings') return <InputNumber style={{ width: '100%' }} aria-label={t('condition.value')} value={typeof leaf.value === 'number' ? leaf.value : null} onChange={(value) => set(value ?? '')} />;
  return <Input aria-label={t('condition.value')} value={String(leaf.value ?? '')} onChange={({ target }) => set(target.value)} />;
}

const yesNoFacts: ReadonlySet<string> = new Set(['ticket.complaint', 'ticket.answered', 'ticket.answered_on_the_spot', 'ticket.confirmed', 'customer.contact']);

function asValue(text: string, type: string | undefined): Json {
  return (type === 'number' || type === 'integer') && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Every field of the flow and every fact of the ticket, by its name. */
function FieldSelect({ document, value, onChange }: { readonly document: FlowDocument; readonly value: string; readonly onChange: (name: string) => void }) {
  const { t } = useTranslation('flow');
  return <Select value={value} aria-label={t('condition.field')} showSearch={{ optionFilterProp: 'label' }} options={fieldChoices(document, { fields: t('editor.fields'), facts: t('editor.facts') })} onChange={onChange} />;
}

export function fieldChoices(document: FlowDocument, titles: { readonly fields: string; readonly facts: string }) {
  const fields = new Map(document.steps.flatMap((step) => Object.entries(step.form.properties)));
  return [
    { label: titles.fields, options: [...fields].map(([key, field]) => ({ value: key, label: inWords(field.label) || key })) },
    { label: titles.facts, options: factNames.map((name) => ({ value: name as string, label: inWords(factLabels[name]) })) },
  ].filter((group) => group.options.length > 0);
}

function partsOf(group: Group): readonly Condition[] {
  if ('all' in group) return group.all;
  return 'any' in group ? group.any : [group.not];
}

/** What stood side by side and shall now not hold is first said to hold together. */
function grouped(kind: 'all' | 'any' | 'not', parts: readonly Condition[]): Condition {
  if (kind === 'all') return { all: parts };
  if (kind === 'any') return { any: parts };
  return { not: parts.length === 1 ? parts[0]! : { all: parts } };
}
