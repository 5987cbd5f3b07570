/** Canned replies. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { MacroView } from '@huiyin/domain/ticket/desk.contract.ts';
import { Button, Form, Input, Select, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { useTeams } from '../../identity/people.queries.ts';
import { inWords } from '../../platform/i18n.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useChangeMacro, useCreateMacro, useMacros, useRemoveMacro } from './settings.queries.ts';

type Macro = Static<typeof MacroView>;

interface Values {
  readonly shortcut: string;
  readonly title: string;
  readonly body: string;
  readonly teamId: string | null;
}

export function MacrosPage() {
  const { t } = useTranslation(['settings', 'ui']);
  const macros = useMacros();
  const { data: teams } = useTeams();
  const create = useCreateMacro();
  const change = useChangeMacro();
  const remove = useRemoveMacro();
  const [editing, setEditing] = useState<Macro | 'new' | null>(null);
  const [q, setQ] = useState('');
  const sought = useDeferredValue(q.trim().toLowerCase());
  const known = editing === 'new' ? null : editing;
  const rows = macros.data?.items.filter((macro) => sought === '' || `${macro.shortcut} ${macro.title} ${macro.body}`.toLowerCase().includes(sought));
  const teamName = (id: string | null) => {
    const team = teams?.items.find((each) => each.id === id);
    return id === null ? t('macros.everybody') : team ? inWords(team.name) : '—';
  };

  const columns: TableColumnsType<Macro> = [
    { key: 'shortcut', title: t('macros.shortcut'), width: 130, render: (_, macro) => <code>/{macro.shortcut}</code> },
    { key: 'title', title: t('macros.titleField'), render: (_, macro) => <div style={{ maxWidth: 460, whiteSpace: 'normal' }}><b style={{ fontWeight: 500 }}>{macro.title}</b><div style={{ color: 'var(--text-2)', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>{macro.body}</div></div> },
    { key: 'team', title: t('macros.team'), responsive: ['md'], render: (_, macro) => teamName(macro.teamId) },
    { key: 'uses', title: t('macros.uses'), responsive: ['md'], align: 'right', render: (_, macro) => macro.uses },
    { key: 'acts', title: '', width: 56, render: (_, macro) => <span onClick={(event) => event.stopPropagation()}><ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('macros.removeQuestion', { name: macro.title })} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { macroId: macro.id } })} /></span> },
  ];

  return (
    <PageFrame
      title={t('macros.title')}
      text={t('macros.text')}
      actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('macros.new')}</Button>}
      bar={<Input.Search allowClear placeholder={t('macros.search')} aria-label={t('macros.search')} style={{ width: 240 }} value={q} onChange={({ target }) => setQ(target.value)} />}
    >
      <ListTable query={macros} rows={rows} columns={columns} rowKey={(macro) => macro.id} onOpen={setEditing} empty={<EmptyState title={sought === '' ? t('macros.none') : t('macros.noneFound')} />} />
      <FormDrawer<Values>
        key={editing === 'new' ? 'new' : editing?.id}
        open={editing !== null}
        width={520}
        title={known ? known.title : t('macros.new')}
        initial={known ?? { teamId: null }}
        onClose={() => setEditing(null)}
        onSave={({ teamId, ...values }) => {
          const body = { ...values, teamId: teamId ?? null };
          return known ? change({ params: { macroId: known.id }, body }) : create({ body });
        }}
        fieldOf={(refusal) => (refusal.code === 'team.unknown' ? 'teamId' : null)}
      >
        <Form.Item name="title" label={t('macros.titleField')} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('macros.titleField') }) }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="shortcut" label={t('macros.shortcut')} extra={t('macros.shortcutHint')} rules={[{ required: true, pattern: /^[^\s/]+$/, message: t('macros.shortcutWrong') }]}><Input maxLength={30} prefix="/" /></Form.Item>
        <Form.Item name="body" label={t('macros.body')} extra={t('macros.bodyHint', { customer: '{{customer}}', number: '{{number}}', agent: '{{agent}}' })} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('macros.body') }) }]}><Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} maxLength={4000} showCount /></Form.Item>
        <Form.Item name="teamId" label={t('macros.team')}><Select allowClear placeholder={t('macros.everybody')} options={teams?.items.map((team) => ({ value: team.id, label: inWords(team.name) })) ?? []} /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}
