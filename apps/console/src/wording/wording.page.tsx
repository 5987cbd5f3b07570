/** What nobody says to a customer, and what to say instead. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ForbiddenPhraseView } from '@huiyin/domain/wording/wording.contract.ts';
import { Button, Form, Input, Radio, Segmented, Select, Switch, type TableColumnsType, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { TryWording } from './try-wording.tsx';
import { useChangePhrase, useCreatePhrase, useForbiddenPhrases, useRemovePhrase } from './wording.queries.ts';
import styles from './wording.module.css';

interface Values {
  readonly text: string;
  readonly language: 'zh' | 'en';
  readonly severity: 'blocked' | 'warned';
  readonly why: TwoTexts;
  readonly better?: string;
  readonly exceptions?: string[];
  readonly active: boolean;
}

const languages = ['all', 'zh', 'en'] as const;

export function WordingPage() {
  const { t } = useTranslation(['wording', 'ui']);
  const phrases = useForbiddenPhrases();
  const create = useCreatePhrase();
  const change = useChangePhrase();
  const remove = useRemovePhrase();
  const [editing, setEditing] = useState<ForbiddenPhraseView | 'new' | null>(null);
  const [language, setLanguage] = useState<(typeof languages)[number]>('all');
  const [q, setQ] = useState('');
  const sought = useDeferredValue(q.trim().toLowerCase());
  const known = editing === 'new' ? null : editing;
  const rows = phrases.data?.items.filter((phrase) => (language === 'all' || phrase.language === language) && `${phrase.text} ${phrase.why.zh} ${phrase.why.en} ${phrase.better}`.toLowerCase().includes(sought));

  const columns: TableColumnsType<ForbiddenPhraseView> = [
    { key: 'text', title: t('phrase'), render: (_, phrase) => <div className={styles.phrase}><b className={phrase.active ? undefined : styles.off}>{phrase.text}</b> {phrase.shipped && <Tag>{t('shipped')}</Tag>}<p>{inWords(phrase.why)}</p></div> },
    { key: 'severity', title: t('severity'), width: 100, render: (_, { severity, active }) => (active ? <Tag color={severity === 'blocked' ? 'error' : 'warning'}>{t(`severities.${severity}`)}</Tag> : <Tag>{t('inactive')}</Tag>) },
    { key: 'better', title: t('better'), render: (_, { better }) => <span className={styles.better}>{better || '—'}</span> },
    { key: 'sent', title: t('sentLately'), width: 150, align: 'right', render: (_, { sentLately }) => (sentLately === 0 ? '—' : t('times', { n: sentLately })) },
    {
      key: 'acts', title: '', width: 56,
      render: (_, phrase) => (
        <span onClick={(event) => event.stopPropagation()}>
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('removeQuestion', { text: phrase.text })} text={t('removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { forbiddenPhraseId: phrase.id } })} />
        </span>
      ),
    },
  ];

  return (
    <PageFrame
      title={t('title')}
      text={t('text')}
      actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('new')}</Button>}
      bar={
        <>
          <Segmented value={language} onChange={setLanguage} options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))} aria-label={t('language')} />
          <Input.Search allowClear placeholder={t('search')} aria-label={t('search')} style={{ width: 260 }} value={q} onChange={({ target }) => setQ(target.value)} />
        </>
      }
    >
      <div className={styles.stack}>
        <TryWording />
        <ListTable query={phrases} rows={rows} columns={columns} rowKey={({ id }) => id} onOpen={setEditing} empty={<EmptyState title={sought === '' && language === 'all' ? t('none') : t('noneFound')} />} />
      </div>
      <FormDrawer<Values>
        key={known?.id ?? 'new'}
        open={editing !== null}
        width={560}
        title={known ? known.text : t('new')}
        initial={known ?? { language: language === 'en' ? 'en' : 'zh', severity: 'warned', active: true, exceptions: [] }}
        onClose={() => setEditing(null)}
        onSave={({ better = '', exceptions = [], ...values }) => {
          const body = { ...values, better, exceptions };
          return known ? change({ params: { forbiddenPhraseId: known.id }, body: { ...body, version: known.version } }) : create({ body });
        }}
        fieldOf={({ code, facts }) => (code === 'forbidden_phrase.taken' ? 'text' : code === 'forbidden_phrase.invalid' ? String(facts['field']) : null)}
      >
        <Form.Item name="text" label={t('phrase')} extra={t('phraseHint')} rules={[{ required: true, whitespace: true, message: t('required', { label: t('phrase') }) }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="language" label={t('language')}><Radio.Group optionType="button" options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))} /></Form.Item>
        <Form.Item name="severity" label={t('severity')}><Radio.Group style={{ display: 'flex', flexDirection: 'column', gap: 4 }} options={(['blocked', 'warned'] as const).map((value) => ({ value, label: `${t(`severities.${value}`)} · ${t(`severityHint.${value}`)}` }))} /></Form.Item>
        <Form.Item name="why" label={t('why')} required rules={[bothLanguages()]}><BilingualInput label={t('why')} rows={2} stacked maxLength={300} /></Form.Item>
        <Form.Item name="better" label={t('better')} extra={t('betterHint')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} /></Form.Item>
        <Form.Item name="exceptions" label={t('exceptions')} extra={t('exceptionsHint')}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
        <Form.Item name="active" label={t('active')} valuePropName="checked"><Switch /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}
