/** The settings of a channel as a form, with what a visitor will see beside it. */

import type { ChannelSettings, ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import { Alert, App, Button, Checkbox, ColorPicker, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendars } from '../calendar/calendar.queries.ts';
import { useTeams } from '../identity/people.queries.ts';
import { isRefusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { BilingualInput, bothLanguages, bothOrNeither, type TwoTexts } from '../ui/bilingual-input.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { useChangeChannel } from './channel.queries.ts';
import { AssistantFields, assistantOf, assistantValuesOf, type AssistantValues } from './assistant-fields.tsx';
import styles from './channel.module.css';
import { EmbedPanel } from './embed-panel.tsx';
import { PreChatInput } from './pre-chat-input.tsx';
import { SecretPanel } from './secret-panel.tsx';
import { WidgetPreview } from './widget-preview.tsx';

export interface ChannelValues {
  readonly name: TwoTexts;
  readonly teamId?: string | null;
  readonly active: boolean;
  readonly greeting?: TwoTexts;
  readonly offlineNote?: TwoTexts;
  readonly preChat: NonNullable<ChannelSettings['preChat']>;
  readonly noticeUrl?: string;
  readonly noticeVersion?: string;
  readonly files: boolean;
  readonly origins: string[];
  readonly identityRequired: boolean;
  readonly identitySpace?: string;
  readonly callBack: boolean;
  readonly survey: readonly ('recommend' | 'effort')[];
  readonly abandonAfterMinutes: number | null;
  /** Null: the hours of its team. */
  readonly calendarId: string | null;
  readonly colour: string;
  readonly assistant: AssistantValues;
}

const defaultColour = '#0e7a6b';
/** What the server takes where a channel says nothing. */
const patienceMinutes = 5;
/** Select knows no null. */
const ofTeam = '';

export function ChannelForm({ channel }: { readonly channel: ChannelView }) {
  const { t } = useTranslation(['channel', 'ui']);
  const { message } = App.useApp();
  const { data: teams } = useTeams();
  const { data: known } = useCalendars();
  // A retired one stays where it is, and cannot be chosen anew.
  const calendars = known?.items.filter(({ id, retiredAt }) => retiredAt === null || id === channel.calendarId) ?? [];
  const change = useChangeChannel();
  const [form] = Form.useForm<ChannelValues>();
  const [values, setValues] = useState(() => valuesOf(channel));
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const web = channel.kind === 'web';

  const save = async () => {
    setSaving(true);
    setError(null);
    const now = form.getFieldsValue(true);
    try {
      await change({ params: { channelId: channel.id }, body: { name: now.name, teamId: now.teamId ?? null, calendarId: now.calendarId ?? null, active: now.active, settings: settingsOf(now, channel.settings.assistant !== undefined), version: channel.version } });
      void message.success(t('ui:saved'));
    } catch (refusal) {
      const places = isRefusal(refusal, 'channel.settings_invalid') && Array.isArray(refusal.facts['fields']) ? (refusal.facts['fields'] as string[]).map((path) => fieldAt[path.split('.')[0]!] ?? null) : [];
      if (isRefusal(refusal, 'calendar.unknown')) places.push('calendarId');
      const named = places.filter((place) => place !== null);
      if (named.length === 0) setError(refusal);
      else form.setFields(named.map((name) => ({ name, errors: [t('fieldWrong')] })));
    } finally {
      setSaving(false);
    }
  };

  return (
    <div className={styles.columns} data-web={web}>
      <Form<ChannelValues> form={form} layout="vertical" initialValues={values} onValuesChange={(_, all) => setValues({ ...values, ...all })} onFinish={() => void save()}>
        {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 16 }} title={wordsOf(error)} />}
        <Panel title={t('parts.general')}>
          <Form.Item name="name" label={t('name')} required rules={[bothLanguages()]}><BilingualInput label={t('name')} /></Form.Item>
          <Form.Item name="teamId" label={t('team')} extra={t('teamHint')}><Select allowClear options={teams?.items.map((team) => ({ value: team.id, label: inWords(team.name) })) ?? []} /></Form.Item>
          <Form.Item name="active" label={t('open')} valuePropName="checked" extra={t('openHint')}><Switch /></Form.Item>
        </Panel>
        <Panel title={t('parts.hours')}>
          <Form.Item name="calendarId" label={t('calendar')} extra={t('calendarHint')} getValueProps={(value: string | null | undefined) => ({ value: value ?? ofTeam })} getValueFromEvent={(value: string) => (value === ofTeam ? null : value)}>
            <Select options={[{ value: ofTeam, label: t('calendarOfTeam') }, ...calendars.map(({ id, name }) => ({ value: id, label: inWords(name) }))]} />
          </Form.Item>
          {web && <Form.Item name="offlineNote" label={t('offlineNote')} rules={[bothOrNeither()]}><BilingualInput rows={2} stacked maxLength={500} label={t('offlineNote')} /></Form.Item>}
        </Panel>
        {channel.kind !== 'import' && (
          <Panel title={t('parts.rating')}>
            <Form.Item name="survey" label={t('survey')} extra={t('surveyHint')}><Checkbox.Group options={(['recommend', 'effort'] as const).map((value) => ({ value, label: t(`surveyQuestions.${value}`) }))} /></Form.Item>
          </Panel>
        )}
        {web && (
          <>
            <Panel title={t('parts.look')}>
              <Form.Item name="greeting" label={t('greeting')} rules={[bothOrNeither()]}><BilingualInput rows={2} stacked maxLength={500} label={t('greeting')} /></Form.Item>
              <Form.Item name="colour" label={t('colour')} getValueFromEvent={(colour: { toHexString(): string }) => colour.toHexString().slice(0, 7)}><ColorPicker disabledAlpha showText presets={[{ label: t('colours'), colors: [defaultColour, '#3a62b8', '#7a5bb5', '#b55b7d', '#c26a00', '#1d2433'] }]} /></Form.Item>
              <Form.Item name="preChat" label={t('preChat')} extra={t('preChatHint')}><PreChatInput /></Form.Item>
              <Form.Item name="files" valuePropName="checked"><Checkbox>{t('files')}</Checkbox></Form.Item>
            </Panel>
            <Panel title={t('parts.assistant')}><AssistantFields active={values.assistant.active} /></Panel>
            <Panel title={t('parts.waiting')}>
              <Form.Item name="callBack" valuePropName="checked" extra={t('callBackHint')}><Checkbox>{t('callBack')}</Checkbox></Form.Item>
              <Form.Item name="abandonAfterMinutes" label={t('abandonAfter')} extra={t('abandonAfterHint')}><InputNumber min={1} max={120} precision={0} placeholder={String(patienceMinutes)} suffix={t('minutes')} style={{ width: 140 }} /></Form.Item>
            </Panel>
            <Panel title={t('parts.privacy')}>
              <div className={styles.row}>
                <Form.Item name="noticeUrl" label={t('noticeUrl')} className={styles.grow ?? ''} dependencies={['noticeVersion']}><Input maxLength={500} placeholder="https://…" /></Form.Item>
                <Form.Item name="noticeVersion" label={t('noticeVersion')}><Input maxLength={50} placeholder="2026-01" /></Form.Item>
              </div>
              <Form.Item name="origins" label={t('origins')} extra={t('originsHint')}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，']} placeholder="https://shop.example.com" /></Form.Item>
              <Form.Item name="identityRequired" valuePropName="checked" extra={t('identityHint')}><Checkbox>{t('identityRequired')}</Checkbox></Form.Item>
              <Form.Item name="identitySpace" label={t('identitySpace')} extra={t('identitySpaceHint')} rules={[{ pattern: /^[a-z0-9][a-z0-9-]{0,39}$/, message: t('fieldWrong') }]}><Input maxLength={40} /></Form.Item>
            </Panel>
          </>
        )}
        <div className={styles.foot}><Button type="primary" htmlType="submit" loading={saving}>{t('ui:save')}</Button></div>
      </Form>
      {web && (
        <div className={styles.aside}>
          <Panel title={t('preview')}><WidgetPreview values={values} /></Panel>
          <EmbedPanel channelKey={channel.key} />
          <SecretPanel channel={channel} />
        </div>
      )}
    </div>
  );
}

/** Where a wrong part of the settings is on this form. */
const fieldAt: Readonly<Record<string, keyof ChannelValues>> = { origins: 'origins', privacyNotice: 'noticeUrl', preChat: 'preChat' };

function valuesOf({ name, teamId, calendarId, active, settings }: ChannelView): ChannelValues {
  return {
    name, teamId, active,
    ...(settings.greeting ? { greeting: settings.greeting } : {}),
    ...(settings.offlineNote ? { offlineNote: settings.offlineNote } : {}),
    preChat: settings.preChat ?? [],
    ...(settings.privacyNotice ? { noticeUrl: settings.privacyNotice.url, noticeVersion: settings.privacyNotice.version } : {}),
    files: settings.files ?? true,
    origins: settings.origins ?? [],
    identityRequired: settings.identityRequired ?? false,
    ...(settings.identitySpace ? { identitySpace: settings.identitySpace } : {}),
    callBack: settings.callBack ?? true,
    survey: (['recommend', 'effort'] as const).filter((question) => settings.survey?.[question]),
    abandonAfterMinutes: settings.abandonAfterMinutes ?? null,
    calendarId,
    colour: settings.colour ?? defaultColour,
    assistant: assistantValuesOf(settings.assistant),
  };
}

function settingsOf(values: ChannelValues, wasKept: boolean): ChannelSettings {
  const said = (text: TwoTexts | undefined) => (text?.zh.trim() && text.en.trim() ? text : undefined);
  const greeting = said(values.greeting);
  const offlineNote = said(values.offlineNote);
  return {
    ...(greeting ? { greeting } : {}),
    ...(offlineNote ? { offlineNote } : {}),
    preChat: values.preChat,
    ...(values.noticeUrl?.trim() ? { privacyNotice: { url: values.noticeUrl.trim(), version: values.noticeVersion?.trim() ?? '' } } : {}),
    files: values.files,
    origins: values.origins,
    identityRequired: values.identityRequired,
    ...(values.identitySpace?.trim() ? { identitySpace: values.identitySpace.trim() } : {}),
    ...(values.callBack ? {} : { callBack: false }),
    ...(values.survey.length === 0 ? {} : { survey: Object.fromEntries(values.survey.map((question) => [question, true])) }),
    ...(values.abandonAfterMinutes === null ? {} : { abandonAfterMinutes: values.abandonAfterMinutes }),
    colour: values.colour,
    ...assistantOf(values.assistant, wasKept),
  };
}
