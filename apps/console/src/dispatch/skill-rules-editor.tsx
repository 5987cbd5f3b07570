/** Rows of conditions, each with the skill that it asks for; saved together. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { SkillView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { channelKinds, type SkillRule } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { App, Button, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { categoryOptions } from '../ticket/category-options.ts';
import { useReplaceSkillRules, type useTaxonomy } from './dispatch.queries.ts';
import styles from './dispatch.module.css';

type Row = Omit<SkillRule, 'skillId'> & { readonly skillId: string | null };

interface SkillRulesEditorProps {
  readonly saved: readonly SkillRule[];
  readonly skills: readonly SkillView[];
  readonly taxonomy: NonNullable<ReturnType<typeof useTaxonomy>['data']>;
  readonly manages: boolean;
}

export function SkillRulesEditor({ saved, skills, taxonomy, manages }: SkillRulesEditorProps) {
  const { t } = useTranslation('dispatch');
  const { message } = App.useApp();
  const replace = useReplaceSkillRules();
  const [rows, setRows] = useState<readonly Row[]>(saved);
  const [saving, setSaving] = useState(false);
  const change = (index: number, facts: Partial<Row>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...facts } : row)));

  const save = async () => {
    if (rows.some(({ skillId }) => skillId === null)) return void message.error(t('skills.skillMissing'));
    setSaving(true);
    try {
      await replace({ body: { items: rows as SkillRule[] } });
      void message.success(t('skills.saved'));
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setSaving(false);
    }
  };

  const any = { allowClear: true, placeholder: t('skills.rule.any'), disabled: !manages, style: { width: '100%' } } as const;
  return (
    <>
      <p className={styles.quiet}>{t('skills.rulesText')}</p>
      {rows.length === 0 && <p className={styles.quiet}>{t('skills.noRules')}</p>}
      <div className={styles.ruleRows}>
        {rows.length > 0 && <div className={`${styles.rule} ${styles.ruleHead}`} aria-hidden>{(['kind', 'category', 'channel', 'language', 'skill', 'level', 'relax'] as const).map((name) => <span key={name}>{t(`skills.rule.${name}`)}</span>)}<span /></div>}
        {rows.map((row, index) => (
          <div key={index} className={styles.rule} role="group">
            <Cell label={t('skills.rule.kind')}><Select {...any} aria-label={t('skills.rule.kind')} value={row.kind} onChange={(kind: string | undefined) => change(index, { kind: kind ?? null })} options={taxonomy.kinds.map(({ key, name }) => ({ value: key, label: inWords(name) }))} /></Cell>
            <Cell label={t('skills.rule.category')}><Select {...any} showSearch={{ optionFilterProp: 'label' }} aria-label={t('skills.rule.category')} value={row.category} onChange={(category: string | undefined) => change(index, { category: category ?? null })} options={categoryOptions(taxonomy.categories)} /></Cell>
            <Cell label={t('skills.rule.channel')}><Select {...any} aria-label={t('skills.rule.channel')} value={row.channel} onChange={(channel: Row['channel'] | undefined) => change(index, { channel: channel ?? null })} options={channelKinds.map((value) => ({ value, label: t(`channels.${value}`) }))} /></Cell>
            <Cell label={t('skills.rule.language')}><Select {...any} aria-label={t('skills.rule.language')} value={row.language} onChange={(language: Row['language'] | undefined) => change(index, { language: language ?? null })} options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))} /></Cell>
            <Cell label={t('skills.rule.skill')}><Select disabled={!manages} style={{ width: '100%' }} aria-label={t('skills.rule.skill')} placeholder={t('skills.rule.skill')} value={row.skillId} onChange={(skillId) => change(index, { skillId })} options={skills.map(({ id, name }) => ({ value: id, label: inWords(name) }))} /></Cell>
            <Cell label={t('skills.rule.level')}><InputNumber disabled={!manages} style={{ width: '100%' }} aria-label={t('skills.rule.level')} min={1} max={5} precision={0} value={row.level} onChange={(level) => change(index, { level: level ?? 1 })} /></Cell>
            <Cell label={t('skills.rule.relax')}><InputNumber disabled={!manages} style={{ width: '100%' }} aria-label={t('skills.rule.relax')} title={t('skills.relaxHint')} placeholder="—" min={1} max={1440} precision={0} value={row.relaxAfterMinutes} onChange={(minutes) => change(index, { relaxAfterMinutes: minutes ?? null })} /></Cell>
            {manages ? <Button type="text" icon={<DeleteOutlined />} aria-label={t('skills.removeRule')} onClick={() => setRows(rows.filter((_, at) => at !== index))} /> : <span />}
          </div>
        ))}
      </div>
      {manages && (
        <div className={styles.ruleFoot}>
          <Button type="dashed" icon={<PlusOutlined />} disabled={skills.length === 0 || rows.length >= 200} onClick={() => setRows([...rows, { kind: null, category: null, channel: null, language: null, skillId: null, level: 1, relaxAfterMinutes: null }])}>{t('skills.addRule')}</Button>
          <Button type="primary" loading={saving} disabled={JSON.stringify(rows) === JSON.stringify(saved)} onClick={() => void save()}>{t('skills.saveRules')}</Button>
        </div>
      )}
    </>
  );
}

/** The heads of the columns are gone on a narrow screen; there each field names itself. */
function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <span className={styles.cell}><small aria-hidden>{label}</small>{children}</span>;
}
