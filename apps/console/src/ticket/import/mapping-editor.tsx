/** What each column of the file means, beside a few rows of it. */

import type { ImportMapping, ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { importTargets, requiredTargets } from '@huiyin/domain/ticket/import-targets.ts';
import { Checkbox, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { Panel } from '../../ui/page-frame.tsx';
import styles from './import.module.css';

interface MappingEditorProps {
  readonly run: ImportRun;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
  readonly disabled: boolean;
}

const orders = ['YMD', 'MDY', 'DMY'] as const;

export function targetName(key: string): string {
  const target = importTargets.find((each) => each.key === key);
  return target ? inWords(target.label) : key;
}

export function MappingEditor({ run, mapping, onChange, disabled }: MappingEditorProps) {
  const { t } = useTranslation('ticketImport');
  const required = requiredTargets(mapping.rows);
  const targets = importTargets.filter((target) => target.rows.includes(mapping.rows));
  const meaningsOf = (column: string) => Object.entries(mapping.columns).filter(([, name]) => name === column).map(([target]) => target);
  // A target has one column: giving it to another takes it from the one before.
  const mean = (column: string, keys: readonly string[]) => {
    const others = Object.entries(mapping.columns).filter(([target, name]) => name !== column && !keys.includes(target));
    onChange({ ...mapping, columns: { ...Object.fromEntries(others), ...Object.fromEntries(keys.map((key) => [key, column])) } });
  };
  const options = [
    ...targets.map((target) => ({ value: target.key, label: `${inWords(target.label)}${required.includes(target.key) ? ' *' : ''}`, title: inWords(target.hint) })),
    // Own fields that the mapping names already; others are typed in.
    ...Object.keys(mapping.columns).filter((key) => key.includes('.')).map((key) => ({ value: key, label: key, title: '' })),
  ];

  return (
    <Panel title={t('mapping')}>
      <div className={styles.settings}>
        <Setting label={t('rowsAre')}>
          <Radio.Group disabled={disabled} value={mapping.rows} onChange={({ target }) => onChange({ ...mapping, rows: target.value as ImportMapping['rows'] })} options={[{ value: 'cases', label: t('cases') }, { value: 'events', label: t('eventsRows') }]} />
        </Setting>
        <Setting label={t('timeZone')}><Select disabled={disabled} showSearch style={{ width: 190 }} value={mapping.timeZone} options={[...new Set([mapping.timeZone, 'Asia/Shanghai', 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({ value, label: value }))} onChange={(timeZone: string) => onChange({ ...mapping, timeZone })} /></Setting>
        <Setting label={t('dateOrder')}><Select disabled={disabled} style={{ width: 130 }} value={mapping.dateOrder} options={orders.map((value) => ({ value, label: t(`orders.${value}`) }))} onChange={(dateOrder: ImportMapping['dateOrder']) => onChange({ ...mapping, dateOrder })} /></Setting>
        <Setting label={t('source')}><Input disabled={disabled} style={{ width: 150 }} maxLength={60} value={mapping.source ?? ''} placeholder={t('sourceHint')} onChange={({ target }) => {
          const { source: _, ...rest } = mapping;
          onChange(target.value === '' ? rest : { ...rest, source: target.value });
        }} /></Setting>
      </div>
      <div className={styles.choices}>
        <Checkbox disabled={disabled} checked={mapping.anonymous ?? false} onChange={({ target }) => onChange({ ...mapping, anonymous: target.checked })}>{t('anonymous')}</Checkbox>
        <Checkbox disabled={disabled} checked={mapping.archiveOpen ?? false} onChange={({ target }) => onChange({ ...mapping, archiveOpen: target.checked })}>{t('archiveOpen')}</Checkbox>
      </div>
      <p className={styles.quiet}>{t('mappingHint')}</p>
      <div className={styles.sheet}>
        <table>
          <thead>
            <tr>
              {run.columns.map((column) => (
                <th key={column} data-used={meaningsOf(column).length > 0}>
                  <span>{column}</span>
                  <Select mode="tags" size="small" disabled={disabled} aria-label={t('meaningOf', { column })} placeholder={t('unused')} maxTagCount="responsive" style={{ width: '100%' }} popupMatchSelectWidth={false} value={meaningsOf(column)} options={options} onChange={(keys: string[]) => mean(column, keys)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{run.sample.map((row, index) => <tr key={index}>{run.columns.map((column, at) => <td key={column} title={row[at] ?? ''}>{row[at] ?? ''}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </Panel>
  );
}

function Setting({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return <label className={styles.setting}><span>{label}</span>{children}</label>;
}
