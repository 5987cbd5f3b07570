/** Thresholds, what people decide, and the language model: one form, saved as a whole. */

import type { readAssistantSettings } from '@huiyin/domain/assistant/assistant.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal, Refusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { categoryOptions } from '../ticket/category-options.ts';
import { taxonomyQuery } from '../ticket/desk.queries.ts';
import { Panel } from '../ui/page-frame.tsx';
import { useChangeAssistantSettings } from './assistant.queries.ts';
import { BandsInput } from './bands-input.tsx';
import { ModelFacts } from './model-facts.tsx';
import styles from './settings.module.css';
import { placesOf, settingsOf, valuesOf, type SettingsValues } from './settings-values.ts';

interface SettingsFormProps {
  readonly kept: ReplyOf<typeof readAssistantSettings>;
  readonly onReload: () => Promise<unknown>;
}

export function SettingsForm({ kept, onReload }: SettingsFormProps) {
  const { t } = useTranslation(['assistant', 'ui']);
  const { message } = App.useApp();
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const change = useChangeAssistantSettings();
  const [form] = Form.useForm<SettingsValues>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const save = async (values: SettingsValues) => {
    setSaving(true);
    setError(null);
    try {
      await change({ body: { settings: settingsOf(values), version: kept.version } });
      void message.success(t('ui:saved'));
    } catch (refusal) {
      const places = refusal instanceof Refusal ? placesOf(refusal) : [];
      if (places.length === 0) return setError(refusal);
      form.setFields(places.map((name) => ({ name, errors: [wordsOf(refusal)] })));
      form.scrollToField(places[0]!, { block: 'center' });
    } finally {
      setSaving(false);
    }
  };

  return (
    <Form<SettingsValues> form={form} layout="vertical" initialValues={valuesOf(kept.settings)} onFinish={(values) => void save(values)}>
      {error !== null && (
        <Alert
          type="error" showIcon role="alert" style={{ marginBottom: 16 }} title={wordsOf(error)}
          {...(isRefusal(error, 'assistant.changed') ? { description: t('settings.changedText'), action: <Button size="small" onClick={() => void onReload()}>{t('settings.readAgain')}</Button> } : {})}
        />
      )}
      <Panel title={t('settings.bands')}>
        <Form.Item name="bands" extra={t('settings.bandsHint')}><BandsInput /></Form.Item>
      </Panel>
      <Panel title={t('settings.peopleOnly')}>
        <p className={styles.lead}>{t('settings.peopleOnlyText')}</p>
        <Form.Item name="kinds" label={t('settings.kinds')}><Select mode="multiple" allowClear options={taxonomy?.kinds.map(({ key, name }) => ({ value: key, label: inWords(name) })) ?? []} placeholder={t('settings.none')} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name="categories" label={t('settings.categories')} extra={t('settings.categoriesHint')}><Select mode="multiple" allowClear options={categoryOptions(taxonomy?.categories ?? [])} placeholder={t('settings.none')} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name="mostUrgent" valuePropName="checked" extra={t('settings.mostUrgentHint')}><Checkbox>{t('settings.mostUrgent')}</Checkbox></Form.Item>
      </Panel>
      <Panel title={t('settings.model')}>
        <ModelFacts model={kept.model} />
        <Form.Item name="languageModel" label={t('settings.languageModel')} valuePropName="checked" extra={t('settings.languageModelHint')}><Switch /></Form.Item>
        <Form.Item name="dailyTokens" label={t('settings.dailyTokens')} extra={t('settings.dailyTokensHint')} rules={[{ required: true, message: t('settings.dailyTokensMissing') }]}>
          <InputNumber<number> min={0} max={1_000_000_000} step={100_000} precision={0} style={{ width: 200 }} formatter={(value) => `${value ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',')} parser={(text) => Number((text ?? '').replaceAll(/\D/g, ''))} />
        </Form.Item>
        <TokensToday used={kept.tokensToday} of={kept.settings.dailyTokens} />
      </Panel>
      <div className={styles.foot}><Button type="primary" htmlType="submit" loading={saving}>{t('ui:save')}</Button></div>
    </Form>
  );
}

function TokensToday({ used, of }: { readonly used: number; readonly of: number }) {
  const { t, i18n } = useTranslation('assistant');
  const number = new Intl.NumberFormat(i18n.language);
  const spent = used >= of;
  return (
    <div className={styles.tokens}>
      <span id="tokens-today">{t('settings.tokensToday', { used: number.format(used), of: number.format(of) })}</span>
      <meter className={styles.meter} aria-labelledby="tokens-today" min={0} max={Math.max(1, of)} value={Math.min(used, Math.max(1, of))} data-spent={spent} />
      {spent && of > 0 && <strong>{t('settings.tokensSpent')}</strong>}
    </div>
  );
}
