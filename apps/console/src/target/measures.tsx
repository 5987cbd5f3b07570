/** What is done about a target, and the figure before and after it. */

import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { measureKinds } from '@huiyin/domain/target/measure.ts';
import type { MeasureView, TargetView } from '@huiyin/domain/target/target.contract.ts';
import { Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '../identity/person-select.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { changeWords, figureWords } from './figure-words.ts';
import styles from './target.module.css';
import { useAddMeasure, useChangeMeasure, useRemoveMeasure } from './target.queries.ts';

export function Measures({ target, measures, mayChange }: { readonly target: TargetView; readonly measures: readonly MeasureView[]; readonly mayChange: boolean }) {
  const { t } = useTranslation(['target', 'ui']);
  const remove = useRemoveMeasure();
  const [editing, setEditing] = useState<MeasureView | 'new' | null>(null);
  const add = mayChange && target.state === 'running' && <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('measures.add')}</Button>;
  return (
    <Panel title={t('measures.title')} actions={measures.length > 0 && add}>
      {measures.length === 0 ? (
        <EmptyState title={t('measures.none')} text={t('measures.noneText')} action={add} />
      ) : (
        <>
          <p className={styles.quiet}>{t('measures.text')} {t('measures.weak')}</p>
          <ul className={styles.list}>
            {measures.map((measure) => (
              <li key={measure.id}>
                <div className={styles.row}>
                  <div><b>{measure.title}</b> <Tag variant="filled">{t(`measures.kinds.${measure.kind}`)}</Tag><p className={styles.quiet}>{measure.owner.name} · {measure.fromOn}{measure.toOn ? ` – ${measure.toOn}` : ''}</p></div>
                  {mayChange && (
                    <span className={styles.acts}>
                      <Button type="text" icon={<EditOutlined />} aria-label={t('measures.edit')} onClick={() => setEditing(measure)} />
                      <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('measures.remove')} text={measure.title} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { targetId: target.id, measureId: measure.id } })} />
                    </span>
                  )}
                </div>
                <Effect measure={measure} target={target} />
              </li>
            ))}
          </ul>
        </>
      )}
      {editing !== null && <MeasureDrawer target={target} known={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function Effect({ measure: { effect }, target: { scale } }: { readonly measure: MeasureView; readonly target: TargetView }) {
  const { t } = useTranslation('target');
  if (effect === null) return <p className={styles.quiet}>{t('measures.effectTooFew')}</p>;
  const words = (value: number) => figureWords(value, scale);
  const standing = { better: 'on_track', worse: 'off_track', unclear: 'unmeasured' }[effect.verdict];
  return (
    <>
      <p><span className={styles.standing} data-standing={standing}>{t(`measures.verdicts.${effect.verdict}`)}</span> {t('measures.effectWords', { before: words(effect.before), after: words(effect.after), shift: changeWords(effect.shift, scale), low: changeWords(effect.low, scale), high: changeWords(effect.high, scale) })}</p>
      {effect.movedBefore && <p className={styles.quiet}>{t('measures.moving')}</p>}
    </>
  );
}

interface Values {
  readonly title: string;
  readonly kind: (typeof measureKinds)[number];
  readonly ownerId: string;
  readonly fromOn: string;
  readonly toOn?: string | null;
}

function MeasureDrawer({ target, known, onClose }: { readonly target: TargetView; readonly known: MeasureView | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['target', 'ui']);
  const [add, change] = [useAddMeasure(), useChangeMeasure()];
  const required = (label: string) => [{ required: true, message: t('ui:required', { label }) }];
  const save = ({ toOn = null, ...values }: Values) => {
    const body = { ...values, toOn };
    return known ? change({ params: { targetId: target.id, measureId: known.id }, body }) : add({ params: { targetId: target.id }, body });
  };
  return (
    <FormDrawer<Values>
      open title={known ? t('measures.edit') : t('measures.add')} onClose={onClose} onSave={save}
      initial={known ? { title: known.title, kind: known.kind, ownerId: known.owner.id, fromOn: known.fromOn, toOn: known.toOn } : { kind: 'process' }}
      fieldOf={({ code, facts }) => (code === 'person.unknown' ? 'ownerId' : code === 'target.measure_invalid' ? String(facts['field']) : null)}
    >
      <Form.Item name="title" label={t('measures.name')} rules={required(t('measures.name'))}><Input maxLength={160} /></Form.Item>
      <Form.Item name="kind" label={t('measures.kind')}><Select options={measureKinds.map((kind) => ({ value: kind, label: t(`measures.kinds.${kind}`) }))} /></Form.Item>
      <Form.Item name="ownerId" label={t('owner')} rules={required(t('owner'))}><PersonSelect known={known?.owner ?? null} /></Form.Item>
      <div className={styles.pair}>
        <Form.Item name="fromOn" label={t('measures.from')} rules={required(t('measures.from'))}><DateInput whole={false} /></Form.Item>
        <Form.Item name="toOn" label={t('measures.to')} extra={t('measures.open')}><DateInput whole={false} /></Form.Item>
      </div>
    </FormDrawer>
  );
}
