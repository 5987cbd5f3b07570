/** What is watched, and how each rule stands. */

import { BellOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { AlertRuleView } from '@huiyin/domain/alert/alert.contract.ts';
import { sayValue } from '@huiyin/domain/alert/say.ts';
import { Link } from '@tanstack/react-router';
import { App, Button, Dropdown, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { shortMoment, spanWords } from '../ui/time.ts';
import { AlertTabs } from './alert-tabs.tsx';
import { useMuteRule, useRemoveRule, useRules } from './alert.queries.ts';
import { RuleForm } from './rule-form.tsx';
import styles from './alert.module.css';

const [minute, hour] = [60_000, 3_600_000];
/** From now on. */
const mutes = { hour, day: 24 * hour, week: 7 * 24 * hour } as const;

export function RulesPage() {
  const { t } = useTranslation(['alert', 'ui']);
  const { can } = useSession();
  const { message } = App.useApp();
  const rules = useRules();
  const [mute, remove] = [useMuteRule(), useRemoveRule()];
  const [editing, setEditing] = useState<AlertRuleView | 'new' | null>(null);
  const mayManage = can('alert.manage');
  const silence = (rule: AlertRuleView, until: string | null) => void mute({ params: { alertRuleId: rule.id }, body: { until } }).catch((error: unknown) => void message.error(wordsOf(error)));
  const isMuted = ({ mutedUntil }: AlertRuleView) => mutedUntil !== null && Date.parse(mutedUntil) > Date.now();

  const columns: TableColumnsType<AlertRuleView> = [
    {
      key: 'name', title: t('rule'),
      render: (_, rule) => (
        <div>
          <b>{inWords(rule.name)}</b> {!rule.active && <Tag>{t('inactive')}</Tag>}{isMuted(rule) && <Tag>{t('mutedUntil', { at: shortMoment(rule.mutedUntil!) })}</Tag>}
          <p className={styles.quiet}>{t('watches', { metric: inWords(rule.metricShown.name), limit: inWords(rule.limit), span: spanWords(rule.windowMinutes * minute) })}</p>
          {rule.sliceShown.map((slice) => <Tag key={slice.en}>{inWords(slice)}</Tag>)}
        </div>
      ),
    },
    {
      key: 'stands', title: t('stands'), width: 200,
      render: (_, rule) => (
        <div className={styles.stands}>
          {rule.alertId === null ? <Tag color={rule.phase === 'pending' ? 'warning' : 'default'}>{t(rule.verdict === null ? 'notLooked' : rule.phase === 'pending' ? 'pending' : `verdicts.${rule.verdict}`)}</Tag>
            : <Link to="/alerts/$alertId" params={{ alertId: rule.alertId }} onClick={(event) => event.stopPropagation()}><Tag color="error">{t('firing')}</Tag></Link>}
          {rule.value !== null && <span className="numbers">{inWords(sayValue(rule.metricShown, rule.value))}</span>}
          {rule.lookedAt !== null && <p className={styles.quiet}>{t('lookedAt', { at: shortMoment(rule.lookedAt) })}</p>}
        </div>
      ),
    },
    { key: 'owner', title: t('ruleOwner'), width: 110, render: (_, { owner }) => owner?.name ?? '—' },
    ...(mayManage ? [{
      key: 'acts', title: '', width: 90,
      render: (_: unknown, rule: AlertRuleView) => (
        <span className={styles.acts} onClick={(event) => event.stopPropagation()}>
          <Dropdown trigger={['click']} menu={{ items: [...(Object.keys(mutes) as (keyof typeof mutes)[]).map((key) => ({ key, label: t(`mute.${key}`) })), ...(isMuted(rule) ? [{ key: 'none', label: t('mute.none') }] : [])], onClick: ({ key }) => silence(rule, key === 'none' ? null : new Date(Date.now() + mutes[key as keyof typeof mutes]).toISOString()) }}>
            <Button type="text" icon={<BellOutlined />} aria-label={t('mute.label')} />
          </Dropdown>
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('removeRule', { name: inWords(rule.name) })} text={t('removeRuleText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { alertRuleId: rule.id } })} />
        </span>
      ),
    }] : []),
  ];

  return (
    <PageFrame title={t('rulesTitle')} text={t('rulesText')} bar={<AlertTabs />} actions={mayManage && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('newRule')}</Button>}>
      <ListTable query={rules} rows={rules.data?.items} columns={columns} rowKey={({ id }) => id} {...(mayManage ? { onOpen: setEditing } : {})} empty={<EmptyState title={t('noRules')} text={t('noRulesText')} />} />
      {editing !== null && <RuleForm rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </PageFrame>
  );
}
