/** The figures that people entered for a target, each with its source. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { EntryView, TargetView } from '@huiyin/domain/target/target.contract.ts';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { figureWords } from './figure-words.ts';
import styles from './target.module.css';
import { useEnterFigure, useRemoveFigure } from './target.queries.ts';

interface Values {
  readonly on: string;
  readonly value: number;
  readonly n?: number | null;
  readonly source: string;
  readonly note?: string;
}

interface EntriesProps {
  readonly target: TargetView;
  readonly entries: readonly EntryView[];
  /** The centre's day. */
  readonly today: string;
  readonly mayChange: boolean;
}

export function Entries({ target, entries, today, mayChange }: EntriesProps) {
  const { t } = useTranslation(['target', 'ui']);
  const [enter, remove] = [useEnterFigure(), useRemoveFigure()];
  const [entering, setEntering] = useState(false);
  const required = (label: string) => [{ required: true, message: t('ui:required', { label }) }];
  const add = mayChange && <Button icon={<PlusOutlined />} onClick={() => setEntering(true)}>{t('entries.add')}</Button>;
  return (
    <Panel title={t('entries.title')} actions={entries.length > 0 && add}>
      {entries.length === 0 ? (
        <EmptyState title={t('entries.none')} text={t('entries.noneText')} action={add} />
      ) : (
        <>
          <p className={styles.quiet}>{t('entries.text')}</p>
          <ul className={styles.list}>
            {entries.map(({ on, value, n, source, note, by }) => (
              <li key={on} className={styles.row}>
                <div><b>{figureWords(value, target.scale)}</b> <time dateTime={on}>{on}</time>{n === null ? '' : ` · n=${n}`}<p className={styles.quiet}>{[t('entries.from', { source }), note, by?.name].filter(Boolean).join(' · ')}</p></div>
                {mayChange && <span className={styles.acts}><ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('entries.remove')} text={`${on} · ${figureWords(value, target.scale)}`} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { targetId: target.id, entryOn: on } })} /></span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {entering && (
        <FormDrawer<Values>
          open title={t('entries.add')} initial={{ on: today }} onClose={() => setEntering(false)}
          fieldOf={({ code, facts }) => (code === 'target.entry_invalid' ? (facts['field'] === 'entryOn' ? 'on' : String(facts['field'])) : null)}
          onSave={({ on, value, n, source, note }) => enter({ params: { targetId: target.id, entryOn: on }, body: { value, n: n ?? null, source, note: note ?? '' } })}
        >
          <Form.Item name="on" label={t('entries.on')} rules={required(t('entries.on'))}><DateInput whole={false} /></Form.Item>
          <Form.Item name="value" label={t('entries.value')} rules={required(t('entries.value'))}><InputNumber style={{ width: '100%' }} suffix={t(`form.units.${target.scale.unit}`)} /></Form.Item>
          <Form.Item name="n" label={t('entries.n')}><InputNumber min={0} precision={0} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="source" label={t('entries.source')} extra={t('entries.sourceHint')} rules={required(t('entries.source'))}><Input maxLength={300} /></Form.Item>
          <Form.Item name="note" label={t('entries.note')}><Input maxLength={300} /></Form.Item>
        </FormDrawer>
      )}
    </Panel>
  );
}
