/** Whether, when and by what name the assistant speaks on a channel. */

import type { ChannelAssistant, ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import { Form, InputNumber, Radio, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { BilingualInput, bothOrNeither, type TwoTexts } from '../ui/bilingual-input.tsx';
import styles from './channel.module.css';

export interface AssistantValues {
  readonly active: boolean;
  readonly when: ChannelAssistant['when'];
  readonly name?: TwoTexts;
  /** Null: emptied. */
  readonly settleAfterMinutes: number | null;
}

const whens = ['always', 'on_duty', 'off_duty'] as const;
/** Offered where a channel says nothing. */
const settleMinutes = 30;

/** What is set stays where it is while it is switched off, and does not need to be looked at. */
export function AssistantFields({ active }: { readonly active: boolean }) {
  const { t } = useTranslation('channel');
  return (
    <>
      <Form.Item name={['assistant', 'active']} label={t('assistant.active')} valuePropName="checked" extra={t('assistant.activeHint')}><Switch /></Form.Item>
      <div hidden={!active}>
        <Form.Item name={['assistant', 'when']} label={t('assistant.when')}><Radio.Group className={styles.choices ?? ''} options={whens.map((value) => ({ value, label: t(`assistant.whens.${value}`) }))} /></Form.Item>
        <Form.Item name={['assistant', 'name']} label={t('assistant.name')} extra={t('assistant.nameHint')} rules={active ? [bothOrNeither()] : []}><BilingualInput maxLength={40} label={t('assistant.name')} /></Form.Item>
        <Form.Item name={['assistant', 'settleAfterMinutes']} label={t('assistant.settleAfter')} extra={t('assistant.settleAfterHint')} rules={active ? [{ required: true, message: t('fieldWrong') }] : []}><InputNumber min={5} max={10_080} precision={0} suffix={t('minutes')} style={{ width: 140 }} /></Form.Item>
      </div>
    </>
  );
}

export function assistantValuesOf(kept: ChannelAssistant | undefined): AssistantValues {
  return { active: kept?.active ?? false, when: kept?.when ?? 'always', ...(kept?.name ? { name: kept.name } : {}), settleAfterMinutes: kept?.settleAfterMinutes ?? settleMinutes };
}

/** A channel on which it was never switched on says nothing of it. */
export function assistantOf({ active, when, name, settleAfterMinutes }: AssistantValues, wasKept: boolean): Pick<ChannelSettings, 'assistant'> {
  if (!active && !wasKept) return {};
  const named = name?.zh.trim() && name.en.trim() ? { name: { zh: name.zh.trim(), en: name.en.trim() } } : {};
  return { assistant: { active, when, settleAfterMinutes: settleAfterMinutes ?? settleMinutes, ...named } };
}
