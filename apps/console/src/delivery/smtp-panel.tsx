/** The mail server that letters go out through. */

import type { SmtpSecurity, SmtpView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { Alert, App, Button, Form, Input, InputNumber, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import styles from './delivery.module.css';
import { useChangeSmtp, useSmtp } from './delivery.queries.ts';

interface Values {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
}

const securities = ['tls', 'starttls', 'none'] as const;
/** What each way of encrypting is usually found at. */
const usualPorts: Readonly<Record<SmtpSecurity, number>> = { tls: 465, starttls: 587, none: 25 };

export function SmtpPanel() {
  const smtp = useSmtp();
  if (smtp.isPending) return <Panel><Skeleton active /></Panel>;
  if (smtp.isError) return <Panel><ErrorState error={smtp.error} onRetry={() => void smtp.refetch()} /></Panel>;
  return <SmtpForm key={smtp.data.smtp?.version ?? 0} smtp={smtp.data.smtp} />;
}

function SmtpForm({ smtp }: { readonly smtp: SmtpView | null }) {
  const { t } = useTranslation(['delivery', 'ui']);
  const { message } = App.useApp();
  const change = useChangeSmtp();
  const [form] = Form.useForm<Values>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const save = async ({ user = '', password, ...values }: Values) => {
    setSaving(true);
    setError(null);
    try {
      await change({ body: { ...values, user: user.trim(), ...(password ? { password } : user.trim() === '' || values.security === 'none' ? { password: null } : {}), ...(smtp ? { version: smtp.version } : {}) } });
      void message.success(t('smtp.saved'));
    } catch (refusal) {
      const fields = refusal instanceof Refusal ? (refusal.code === 'request.invalid' ? refusal.fields.map((path) => path.replace(/^body\./, '')) : typeof refusal.facts['field'] === 'string' ? [refusal.facts['field']] : []) : [];
      if (fields.length === 0) setError(refusal);
      else form.setFields(fields.map((name) => ({ name: name as keyof Values, errors: [refusal instanceof Refusal && refusal.code === 'request.invalid' ? t('smtp.wrong') : wordsOf(refusal)] })));
    } finally {
      setSaving(false);
    }
  };
  const required = (label: string) => [{ required: true, whitespace: true, message: t('required', { label }) }];

  return (
    <Panel title={t('tabs.smtp')}>
      <p className={styles.hint}>{smtp ? t('smtp.text') : t('smtp.unset')}</p>
      {error !== null && <Alert type="error" showIcon title={wordsOf(error)} style={{ marginBottom: 16 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        className={styles.smtp ?? ''}
        initialValues={smtp ?? { security: 'tls', port: usualPorts.tls }}
        onFinish={(values) => void save(values)}
        onValuesChange={({ security }: Partial<Values>) => security !== undefined && form.setFieldValue('port', usualPorts[security])}
      >
        <Form.Item name="host" label={t('smtp.host')} extra={t('smtp.hostHint')} rules={required(t('smtp.host'))}><Input maxLength={253} placeholder="smtp.example.com" spellCheck={false} /></Form.Item>
        <Form.Item name="security" label={t('smtp.security')}><Radio.Group className={styles.choices ?? ''} options={securities.map((value) => ({ value, label: t(`smtp.securities.${value}`) }))} /></Form.Item>
        <Form.Item name="port" label={t('smtp.port')} rules={[{ required: true, message: t('required', { label: t('smtp.port') }) }]}><InputNumber min={1} max={65_535} precision={0} /></Form.Item>
        <Form.Item name="user" label={t('smtp.user')} extra={t('smtp.userHint')}><Input maxLength={254} autoComplete="off" spellCheck={false} /></Form.Item>
        <Form.Item name="password" label={t('smtp.password')} extra={smtp?.hasPassword ? t('smtp.passwordKept') : undefined}><Input.Password maxLength={300} autoComplete="new-password" /></Form.Item>
        <Form.Item name="from" label={t('smtp.from')} rules={[...required(t('smtp.from')), { type: 'email', message: t('smtp.wrong') }]}><Input maxLength={254} spellCheck={false} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={saving}>{t('ui:save')}</Button>
      </Form>
    </Panel>
  );
}
