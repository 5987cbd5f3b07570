/** The tree of categories, with the words that point to each. */

import { DeleteOutlined, PlusOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import type { CategoryView } from '@huiyin/domain/ticket/desk.contract.ts';
import { Button, Checkbox, Form, Input, InputNumber, Select, Skeleton, Space, Switch, Table, type TableColumnsType, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { inWords } from '../../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../../ui/bilingual-input.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { PageFrame, Panel } from '../../ui/page-frame.tsx';
import { named } from '../../ui/rows.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { categoryOptions } from '../category-options.ts';
import { useChangeCategory, useCreateCategory, useRemoveCategory, useTaxonomy } from './settings.queries.ts';

type Category = Static<typeof CategoryView>;

interface Branch extends Category {
  readonly children?: Branch[];
}

interface Values {
  readonly key: string;
  readonly name: TwoTexts;
  readonly parentId: string | null;
  readonly keywords: string[];
  readonly security: boolean;
  readonly active: boolean;
  readonly position: number;
}

type Editing = { readonly category: Category } | { readonly under: string | null };

export function CategoriesPage() {
  const { t } = useTranslation(['settings', 'ui']);
  const taxonomy = useTaxonomy();
  const create = useCreateCategory();
  const change = useChangeCategory();
  const remove = useRemoveCategory();
  const [editing, setEditing] = useState<Editing | null>(null);
  const all = taxonomy.data?.categories ?? [];
  const tree = useMemo(() => branchesUnder(null, taxonomy.data?.categories ?? []), [taxonomy.data]);
  const known = editing && 'category' in editing ? editing.category : null;
  const under = editing && 'under' in editing ? editing.under : null;
  const parents = categoryOptions(all).flatMap(({ value, label }) => {
    const id = all.find((each) => each.key === value)!.id;
    return known && isWithin(id, known.id, all) ? [] : [{ value: id, label }];
  });

  const columns: TableColumnsType<Branch> = [
    {
      key: 'name', title: t('categories.name'),
      render: (_, each) => (
        // In line, beside the sign that folds the branch; a box would slip below it where there is little room.
        <>
          <button type="button" style={{ padding: 0, border: 0, background: 'none', color: 'var(--accent)', cursor: 'pointer' }} onClick={() => setEditing({ category: each })}>{inWords(each.name)}</button>
          <span style={{ color: 'var(--text-3)', marginInline: 6 }}>{each.key}</span>
          {each.security && <Tag variant="filled" color="red" icon={<SafetyCertificateOutlined />}>{t('categories.security')}</Tag>}
          {!each.active && <Tag variant="filled">{t('ui:inactive')}</Tag>}
        </>
      ),
    },
    { key: 'keywords', title: t('categories.keywords'), responsive: ['md'], render: (_, each) => <span style={{ color: 'var(--text-2)' }}>{each.keywords.slice(0, 6).join('、')}{each.keywords.length > 6 && ` +${each.keywords.length - 6}`}</span> },
    {
      key: 'acts', title: '', width: 96,
      render: (_, each) => (
        <Space size={0}>
          <Button type="text" icon={<PlusOutlined />} aria-label={t('categories.addUnder', { name: inWords(each.name) })} title={t('categories.addUnder', { name: inWords(each.name) })} onClick={() => setEditing({ under: each.id })} />
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('categories.removeQuestion', { name: inWords(each.name) })} text={t('categories.removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { categoryId: each.id } })} />
        </Space>
      ),
    },
  ];

  return (
    <PageFrame title={t('categories.title')} text={t('categories.text')} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ under: null })}>{t('categories.new')}</Button>}>
      <Panel flush>
        {taxonomy.isPending ? <Skeleton active style={{ padding: 16 }} />
          : !taxonomy.data ? <ErrorState error={taxonomy.error} onRetry={() => void taxonomy.refetch()} />
          : tree.length === 0 ? <EmptyState title={t('categories.none')} />
          : <Table<Branch> size="middle" rowKey="id" columns={named(columns, t('ui:acts'))} dataSource={tree} pagination={false} expandable={{ defaultExpandAllRows: true }} />}
      </Panel>
      <FormDrawer<Values>
        key={known?.id ?? `under:${under}`}
        open={editing !== null}
        width={520}
        title={known ? inWords(known.name) : t('categories.new')}
        initial={known ?? { parentId: under, keywords: [], security: false, active: true, position: all.filter((each) => each.parentId === under).length }}
        onClose={() => setEditing(null)}
        onSave={({ key, parentId, ...values }) => {
          const body = { ...values, parentId: parentId ?? null };
          return known ? change({ params: { categoryId: known.id }, body }) : create({ body: { key, ...body } });
        }}
        fieldOf={(refusal) => ({ 'category.key_taken': 'key', 'category.cycle': 'parentId', 'category.unknown': 'parentId' })[refusal.code as string] ?? null}
      >
        <Form.Item name="name" label={t('categories.name')} required rules={[bothLanguages()]}><BilingualInput label={t('categories.name')} /></Form.Item>
        <Form.Item name="key" label={t('key')} extra={t('categories.keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_.-]{1,60}$/, message: t('categories.keyWrong') }]}><Input maxLength={61} disabled={known !== null} /></Form.Item>
        <Form.Item name="parentId" label={t('categories.parent')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('categories.top')} options={parents} /></Form.Item>
        <Form.Item name="keywords" label={t('categories.keywords')} extra={t('categories.keywordsHint')}><Select mode="tags" tokenSeparators={[',', '，', '、', ' ']} open={false} suffixIcon={null} maxCount={100} /></Form.Item>
        <Form.Item name="security" valuePropName="checked" extra={t('categories.securityHint')}><Checkbox>{t('categories.security')}</Checkbox></Form.Item>
        <Form.Item name="position" label={t('position')}><InputNumber min={0} precision={0} /></Form.Item>
        <Form.Item name="active" label={t('ui:active')} valuePropName="checked" extra={t('categories.activeHint')}><Switch /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}

function branchesUnder(parentId: string | null, all: readonly Category[]): Branch[] {
  return all
    .filter((each) => each.parentId === parentId)
    .sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1))
    .map((each) => {
      const children = branchesUnder(each.id, all);
      return children.length > 0 ? { ...each, children } : { ...each };
    });
}

/** Whether `id` is the category itself or lies below it. */
function isWithin(id: string, above: string, all: readonly Category[]): boolean {
  for (let each = all.find((one) => one.id === id); each; each = all.find((one) => one.id === each!.parentId)) if (each.id === above) return true;
  return false;
}
