/** What the system does by itself when an exit is taken. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ExitEffect, FollowUpMethod } from '@huiyin/domain/flow/flow.ts';
import { Button, Dropdown, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BilingualInput } from '../../ui/bilingual-input.tsx';
import styles from './editor.module.css';
import { Place } from './findings.tsx';
import { SpanInput } from './limit-input.tsx';
import { removeItem, replaceItem } from './list-edits.ts';

const nothing = { zh: '', en: '' };
const day = 86_400_000;

const fresh: { readonly [Kind in ExitEffect['kind']]: Extract<ExitEffect, { kind: Kind }> } = {
  tell_customer: { kind: 'tell_customer', text: nothing },
  ask_confirmation: { kind: 'ask_confirmation', silenceConfirmsAfterMs: 3 * day },
  ask_rating: { kind: 'ask_rating' },
  plan_follow_up: { kind: 'plan_follow_up', afterMs: day, method: 'phone', script: nothing },
  waive_follow_up: { kind: 'waive_follow_up', reason: nothing },
};
const kinds = Object.keys(fresh) as ExitEffect['kind'][];

interface EffectsEditorProps {
  readonly effects: readonly ExitEffect[];
  readonly onChange: (effects: readonly ExitEffect[]) => void;
  readonly path: string;
}

export function EffectsEditor({ effects, onChange, path }: EffectsEditorProps) {
  const { t } = useTranslation('flow');
  return (
    <>
      {effects.map((effect, index) => (
        <Place key={index} path={`${path}/${index}`}>
          <div className={styles.group} style={{ margin: 0 }}>
            <div className={styles.line}>
              <b className={styles.grow}>{t(`effect.${effect.kind}`)}</b>
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('editor.remove')} onClick={() => onChange(removeItem(effects, index))} />
            </div>
            <EffectFields effect={effect} onChange={(next) => onChange(replaceItem(effects, index, next))} />
          </div>
        </Place>
      ))}
      <Dropdown trigger={['click']} menu={{ items: kinds.map((kind) => ({ key: kind, label: t(`effect.${kind}`), onClick: () => onChange([...effects, fresh[kind]]) })) }}>
        <Button size="small" icon={<PlusOutlined />}>{t('editor.addEffect')}</Button>
      </Dropdown>
    </>
  );
}

function EffectFields({ effect, onChange }: { readonly effect: ExitEffect; readonly onChange: (effect: ExitEffect) => void }) {
  const { t } = useTranslation('flow');
  switch (effect.kind) {
    case 'ask_confirmation':
      return <div className={styles.place}><span className={styles.label}>{t('editor.silence')}</span><SpanInput label={t('editor.silence')} value={effect.silenceConfirmsAfterMs} onChange={(silenceConfirmsAfterMs) => onChange({ ...effect, silenceConfirmsAfterMs })} /></div>;
    case 'tell_customer':
      return <div className={styles.place}><BilingualInput rows={2} stacked maxLength={1000} label={t('editor.tell')} value={effect.text} onChange={(text) => onChange({ ...effect, text })} /></div>;
    case 'waive_follow_up':
      return <div className={styles.place}><BilingualInput maxLength={200} label={t('editor.reason')} value={effect.reason} onChange={(reason) => onChange({ ...effect, reason })} /></div>;
    case 'plan_follow_up':
      return (
        <>
          <div className={styles.row}>
            <div className={styles.place}><span className={styles.label}>{t('editor.followUpAfter')}</span><SpanInput label={t('editor.followUpAfter')} value={effect.afterMs} onChange={(afterMs) => onChange({ ...effect, afterMs })} /></div>
            <div className={styles.place}>
              <span className={styles.label}>{t('editor.followUpMethod')}</span>
              <Select aria-label={t('editor.followUpMethod')} value={effect.method} options={(['phone', 'chat', 'message'] as const).map((method) => ({ value: method, label: t(`method.${method}`) }))} onChange={(method: FollowUpMethod) => onChange({ ...effect, method })} />
            </div>
          </div>
          <div className={styles.place}><span className={styles.label}>{t('editor.script')}</span><BilingualInput rows={2} stacked maxLength={1000} label={t('editor.script')} value={effect.script} onChange={(script) => onChange({ ...effect, script })} /></div>
        </>
      );
    default:
      return null;
  }
}
