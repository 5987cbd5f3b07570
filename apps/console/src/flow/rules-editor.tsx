/** The rules as a list to edit: order, conditions, and where each leads. */

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { catchesAll } from '@huiyin/domain/flow/choose-flow.ts';
import type { FlowRules, FlowView } from '@huiyin/domain/flow/flow.contract.ts';
import { Alert, App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { useTicketChoices } from '../ticket/settings/ticket-choices.queries.ts';
import { Panel } from '../ui/page-frame.tsx';
import { moveItem, removeItem, replaceItem } from './editor/list-edits.ts';
import { useReplaceRules } from './flow.queries.ts';
import styles from './flow-rules.module.css';

type Rule = Omit<FlowRules['items'][number], 'id'>;

/** Select knows no null. */
const any = '';

export function RulesEditor({ saved, flows, onStale }: { readonly saved: FlowRules; readonly flows: readonly FlowView[]; readonly onStale: () => void }) {
  const { t } = useTranslation('flow');
  const { can } = useSession();
  const { message } = App.useApp();
  const replace = useReplaceRules();
  const { kinds, categories, channels } = useTicketChoices();
  const [rules, setRules] = useState<readonly Rule[]>(saved.items);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const editable = can('flow.publish');
  const dirty = rules !== saved.items;
  const published = flows.filter((flow) => flow.versions.some((version) => version.state === 'published'));
  const lastFits = rules.length > 0 && catchesAll(rules.at(-1)!);

  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await replace({ body: { items: rules.map(({ ticketKind, categoryId, channelId, flowId, flowVersionId }) => ({ ticketKind, categoryId, channelId, flowId, flowVersionId })), version: saved.version } });
      void message.success(t('rules.saved'));
    } catch (refusal) {
      setError(refusal);
      if (isRefusal(refusal, 'flow.changed')) onStale();
    } finally {
      setBusy(false);
    }
  };

  const choice = (label: string, value: string | null, options: readonly { value: string; label: string }[], onChange: (value: string | null) => void) => (
    <label className={styles.cell}>
      <span className={styles.cellName}>{label}</span>
      <Select value={value ?? any} disabled={!editable} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} options={[{ value: any, label: t('rules.any') }, ...options]} onChange={(next: string) => onChange(next === any ? null : next)} />
    </label>
  );

  return (
    <Panel>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      {!lastFits && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('rules.lastHint')} />}
      <ol className={styles.rules}>
        {rules.map((rule, index) => {
          const set = (part: Partial<Rule>) => setRules(replaceItem(rules, index, { ...rule, ...part }));
          const flow = flows.find((each) => each.id === rule.flowId);
          const shadowed = rules.slice(0, index).some(catchesAll);
          return (
            <li key={index} className={styles.rule} data-last={index === rules.length - 1 && catchesAll(rule)}>
              <span className={styles.position}>{index + 1}</span>
              <div className={styles.cells}>
                {catchesAll(rule) && index === rules.length - 1 && <b className={styles.lastWords}>{t('rules.last')}</b>}
                {shadowed && <span className={styles.shadowed}>{t('rules.shadowed')}</span>}
                {choice(t('rules.kind'), rule.ticketKind, kinds, (ticketKind) => set({ ticketKind }))}
                {choice(t('rules.category'), rule.categoryId, categories, (categoryId) => set({ categoryId }))}
                {choice(t('rules.channel'), rule.channelId, channels, (channelId) => set({ channelId }))}
                <span className={styles.arrow} aria-hidden>→</span>
                <label className={styles.cell}>
                  <span className={styles.cellName}>{t('rules.flow')}</span>
                  <Select value={rule.flowId} disabled={!editable} popupMatchSelectWidth={false} options={published.map((each) => ({ value: each.id, label: inWords(each.name) }))} onChange={(flowId: string) => set({ flowId, flowVersionId: null })} />
                </label>
                <label className={styles.cell}>
                  <span className={styles.cellName}>{t('rules.version')}</span>
                  <Select
                    value={rule.flowVersionId ?? any}
                    disabled={!editable}
                    popupMatchSelectWidth={false}
                    options={[{ value: any, label: t('rules.newestPublished') }, ...(flow?.versions.filter((version) => version.state === 'published').map((version) => ({ value: version.id, label: t('number', { n: version.number }) })) ?? [])]}
                    onChange={(id: string) => set({ flowVersionId: id === any ? null : id })}
                  />
                </label>
              </div>
              {editable && (
                <span className={styles.tools}>
                  <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={t('editor.up')} disabled={index === 0} onClick={() => setRules(moveItem(rules, index, -1))} />
                  <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={t('editor.down')} disabled={index === rules.length - 1} onClick={() => setRules(moveItem(rules, index, 1))} />
                  <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('editor.remove')} disabled={rules.length === 1} onClick={() => setRules(removeItem(rules, index))} />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {editable && (
        <div className={styles.foot}>
          <Button icon={<PlusOutlined />} disabled={published.length === 0} onClick={() => setRules([{ ticketKind: null, categoryId: null, channelId: null, flowId: published[0]!.id, flowVersionId: null }, ...rules])}>{t('rules.add')}</Button>
          <span style={{ flex: 1 }} />
          {dirty && <Button onClick={() => setRules(saved.items)}>{t('rules.undo')}</Button>}
          <Button type="primary" disabled={!dirty || !lastFits} loading={busy} onClick={() => void save()}>{t('rules.save')}</Button>
        </div>
      )}
    </Panel>
  );
}
