/** Skills, and which tickets ask for them. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { SkillView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { Button, Form, Input, Skeleton, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { useChangeSkill, useCreateSkill, useRemoveSkill, useSkillRules, useSkills, useTaxonomy } from './dispatch.queries.ts';
import styles from './dispatch.module.css';
import { SkillRulesEditor } from './skill-rules-editor.tsx';

export function SkillsPage() {
  const { t } = useTranslation(['dispatch', 'ui']);
  const { can } = useSession();
  const manages = can('dispatch.manage');
  const skills = useSkills();
  const rules = useSkillRules();
  const taxonomy = useTaxonomy();
  const create = useCreateSkill();
  const change = useChangeSkill();
  const remove = useRemoveSkill();
  const [editing, setEditing] = useState<SkillView | 'new' | null>(null);
  const skill = editing === 'new' ? null : editing;
  const failed = rules.error ?? taxonomy.error;

  const columns: TableColumnsType<SkillView> = [
    { key: 'name', title: t('skills.name'), render: (_, { name, key }) => <><b style={{ fontWeight: 500 }}>{inWords(name)}</b> <span style={{ color: 'var(--text-3)' }}>{key}</span></> },
    { key: 'people', title: t('skills.people'), align: 'right', render: (_, { people }) => t('skills.count', { n: people }) },
    ...(manages ? [{
      key: 'acts', title: '', width: 56,
      render: (_: unknown, { id, name }: SkillView) => (
        <span onClick={(event) => event.stopPropagation()}>
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('skills.removeQuestion', { name: inWords(name) })} text={t('skills.removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { skillId: id } })} />
        </span>
      ),
    }] : []),
  ];

  return (
    <PageFrame title={t('skills.title')} text={t('skills.text')} actions={manages && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('skills.new')}</Button>}>
      <div className={styles.stack}>
        <ListTable query={skills} rows={skills.data?.items} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={t('skills.none')} text={t('skills.noneText')} />} {...(manages ? { onOpen: setEditing } : {})} />
        <Panel title={t('skills.rules')}>
          {failed ? <ErrorState error={failed} onRetry={() => void Promise.all([rules.refetch(), taxonomy.refetch()])} />
            : !rules.data || !taxonomy.data || !skills.data ? <Skeleton active paragraph={{ rows: 3 }} />
            : <SkillRulesEditor key={rules.dataUpdatedAt} saved={rules.data.items} skills={skills.data.items} taxonomy={taxonomy.data} manages={manages} />}
        </Panel>
      </div>
      <FormDrawer<{ key: string; name: TwoTexts }>
        key={skill?.id ?? 'new'}
        open={editing !== null}
        title={skill ? inWords(skill.name) : t('skills.new')}
        initial={skill ? { key: skill.key, name: skill.name } : {}}
        onClose={() => setEditing(null)}
        onSave={({ key, name }) => (skill ? change({ params: { skillId: skill.id }, body: { name } }) : create({ body: { key, name } }))}
        fieldOf={({ code }) => (code === 'skill.key_taken' ? 'key' : null)}
      >
        <Form.Item name="name" label={t('skills.name')} required rules={[bothLanguages()]}><BilingualInput label={t('skills.name')} maxLength={40} /></Form.Item>
        <Form.Item name="key" label={t('skills.key')} extra={t('skills.keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t('skills.keyWrong') }]}><Input maxLength={40} disabled={skill !== null} /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}
