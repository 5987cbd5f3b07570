/** The calendar of the business: what was released, promoted or ruled when, so that an alert can name it. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { BusinessChangeView } from '@huiyin/domain/alert/alert.contract.ts';
import { businessChangeKinds, type BusinessChangeKind } from '@huiyin/domain/alert/business-change.ts';
import { Button, Form, Input, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { AlertTabs } from './alert-tabs.tsx';
import { useAddChange, useBusinessChanges, useChangeChange, useRemoveChange, useTopics } from './alert.queries.ts';
import styles from './alert.module.css';

interface Values {
  readonly kind: BusinessChangeKind;
  readonly name: string;
  readonly fromOn: string;
  readonly untilOn?: string | null;
  readonly topics?: string[];
  readonly note?: string;
}

export function BusinessChangesPage() {
  const { t } = useTranslation(['alert', 'ui']);
  const { can } = useSession();
  const changes = useBusinessChanges();
  const topics = useTopics();
  const [add, change, remove] = [useAddChange(), useChangeChange(), useRemoveChange()];
  const [editing, setEditing] = useState<BusinessChangeView | 'new' | null>(null);
  const known = editing === 'new' ? null : editing;
  const mayManage = can('alert.manage');
  const required = (label: string) => [{ required: true, whitespace: true, message: t('required', { label }) }];

  const columns: TableColumnsType<BusinessChangeView> = [
    { key: 'name', title: t('changeName'), render: (_, { name, kind, note, topicsShown }) => <div><b>{name}</b> <Tag>{t(`changeKinds.${kind}`)}</Tag>{topicsShown.length > 0 && <p className={styles.quiet}>{t('aboutTopics', { names: topicsShown.map((topic) => inWords(topic)).join(t('comma')) })}</p>}{note !== '' && <p className={styles.quiet}>{note}</p>}</div> },
    { key: 'days', title: t('changeDays'), width: 210, render: (_, { fromOn, untilOn }) => <span className="numbers">{fromOn === untilOn ? fromOn : `${fromOn} – ${untilOn}`}</span> },
    ...(mayManage ? [{
      key: 'acts', title: '', width: 56,
      render: (_: unknown, entry: BusinessChangeView) => (
        <span onClick={(event) => event.stopPropagation()}>
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('removeChange', { name: entry.name })} text={t('removeChangeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { businessChangeId: entry.id } })} />
        </span>
      ),
    }] : []),
  ];

  return (
    <PageFrame title={t('calendarTitle')} text={t('calendarText')} bar={<AlertTabs />} actions={mayManage && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('newChange')}</Button>}>
      <ListTable query={changes} rows={changes.data?.items} columns={columns} rowKey={({ id }) => id} {...(mayManage ? { onOpen: setEditing } : {})} empty={<EmptyState title={t('noChanges')} text={t('noChangesText')} />} />
      <FormDrawer<Values>
        key={known?.id ?? 'new'}
        open={editing !== null}
        title={known?.name ?? t('newChange')}
        initial={known ?? { kind: 'release', topics: [], note: '' }}
        onClose={() => setEditing(null)}
        onSave={({ topics: about = [], note = '', untilOn, ...values }) => {
          const body = { ...values, untilOn: untilOn || values.fromOn, topics: about, note };
          return known ? change({ params: { businessChangeId: known.id }, body: { ...body, version: known.version } }) : add({ body });
        }}
        fieldOf={({ code, facts }) => (code === 'business_change.invalid' ? String((facts['fields'] as string[])[0]) : null)}
      >
        <Form.Item name="kind" label={t('changeKind')}><Select options={businessChangeKinds.map((value) => ({ value, label: t(`changeKinds.${value}`) }))} /></Form.Item>
        <Form.Item name="name" label={t('changeName')} rules={required(t('changeName'))}><Input maxLength={80} placeholder={t('changeNameHint')} /></Form.Item>
        <div className={styles.pair}>
          <Form.Item name="fromOn" label={t('fromOn')} rules={required(t('fromOn'))}><DateInput whole={false} /></Form.Item>
          <Form.Item name="untilOn" label={t('untilOn')} extra={t('untilHint')}><DateInput whole={false} /></Form.Item>
        </div>
        <Form.Item name="topics" label={t('topics')} extra={t('topicsHint')}><Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={topics.data ?? []} /></Form.Item>
        <Form.Item name="note" label={t('note')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}
