/** The queue rules as a list to edit and to order. */

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { TeamView } from '@huiyin/domain/identity/identity.contract.ts';
import type { RoleView } from '@huiyin/domain/identity/role.contract.ts';
import type { listQueueRules } from '@huiyin/domain/ticket/queue-rule.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { Alert, App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveItem, removeItem, replaceItem } from '../../flow/editor/list-edits.ts';
import styles from '../../flow/flow-rules.module.css';
import { inWords } from '../../platform/i18n.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useSession } from '../../platform/session.ts';
import { Panel } from '../../ui/page-frame.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useReplaceQueueRules } from './settings.queries.ts';
import { useTicketChoices } from './ticket-choices.queries.ts';

type Rule = ReplyOf<typeof listQueueRules>['items'][number];

/** Select knows no null. */
const any = '';

export function QueueRulesEditor({ saved, teams, roles }: { readonly saved: readonly Rule[]; readonly teams: readonly TeamView[]; readonly roles: readonly RoleView[] }) {
  const { t } = useTranslation(['settings', 'flow', 'ui']);
  const { can } = useSession();
  const { message } = App.useApp();
  const replace = useReplaceQueueRules();
  const { kinds, channels } = useTicketChoices();
  const [rules, setRules] = useState(saved);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const editable = can('team.manage');
  const dirty = rules !== saved;

  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await replace({ body: { items: [...rules] } });
      void message.success(t('ui:saved'));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  const cell = (label: string, value: string, options: readonly { value: string; label: string }[], onChange: (value: string) => void) => (
    <label className={styles.cell}>
      <span className={styles.cellName}>{label}</span>
      <Select value={value} disabled={!editable} popupMatchSelectWidth={false} options={[...options]} onChange={onChange} />
    </label>
  );
  const anyOption = { value: any, label: t('flow:rules.any') };

  return (
    <Panel>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      {rules.length === 0 && <EmptyState title={t('queueRules.none')} text={t('queueRules.noneText')} />}
      <ol className={styles.rules}>
        {rules.map((rule, index) => {
          const set = (part: Partial<Rule>) => setRules(replaceItem(rules, index, { ...rule, ...part }));
          return (
            <li key={index} className={styles.rule}>
              <span className={styles.position}>{index + 1}</span>
              <div className={styles.cells}>
                {cell(t('queueRules.role'), rule.role, roles.map((role) => ({ value: role.key, label: inWords(role.name) })), (role) => set({ role }))}
                {cell(t('flow:rules.kind'), rule.kind ?? any, [anyOption, ...kinds], (kind) => set({ kind: kind === any ? null : kind }))}
                {cell(t('flow:rules.channel'), rule.channelId ?? any, [anyOption, ...channels], (id) => set({ channelId: id === any ? null : id }))}
                <span className={styles.arrow} aria-hidden>→</span>
                {cell(t('queueRules.team'), rule.teamId, teams.map((team) => ({ value: team.id, label: inWords(team.name) })), (teamId) => set({ teamId }))}
              </div>
              {editable && (
                <span className={styles.tools}>
                  <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={t('ui:moveUp')} disabled={index === 0} onClick={() => setRules(moveItem(rules, index, -1))} />
                  <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={t('ui:moveDown')} disabled={index === rules.length - 1} onClick={() => setRules(moveItem(rules, index, 1))} />
                  <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('ui:remove')} onClick={() => setRules(removeItem(rules, index))} />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {editable && (
        <div className={styles.foot}>
          <Button icon={<PlusOutlined />} disabled={teams.length === 0 || roles.length === 0} onClick={() => setRules([...rules, { role: roles[0]!.key, kind: null, channelId: null, teamId: teams[0]!.id }])}>{t('flow:rules.add')}</Button>
          <span style={{ flex: 1 }} />
          {dirty && <Button onClick={() => setRules(saved)}>{t('flow:rules.undo')}</Button>}
          <Button type="primary" disabled={!dirty} loading={busy} onClick={() => void save()}>{t('flow:rules.save')}</Button>
        </div>
      )}
    </Panel>
  );
}
