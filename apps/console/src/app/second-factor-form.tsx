/** The code from the authenticator, or a backup code. */

import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveSecondFactor } from '../platform/sign-in.ts';

interface SecondFactorFormProps {
  readonly onDone: () => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly onBack: () => void;
}

export function SecondFactorForm({ onDone, onError, onBack }: SecondFactorFormProps) {
  const { t } = useTranslation('app');
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<{ code: string }>();

  const verify = async ({ code }: { code: string }) => {
    setBusy(true);
    onError(null);
    try {
      await giveSecondFactor(code.trim(), kind);
      await onDone();
    } catch (error) {
      onError(error);
      form.resetFields();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form form={form} layout="vertical" requiredMark={false} size="large" onFinish={(values) => void verify(values)}>
      <p style={{ color: 'var(--text-2)', marginTop: 0 }}>{kind === 'totp' ? t('signIn.codeText') : t('signIn.backupText')}</p>
      <Form.Item name="code" label={kind === 'totp' ? t('signIn.code') : t('signIn.backupCode')} rules={[{ required: true, message: '' }]}>
        {kind === 'totp' ? <Input.OTP length={6} autoFocus onChange={() => form.submit()} /> : <Input autoComplete="off" autoFocus maxLength={40} />}
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>{t('signIn.verify')}</Button>
      <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: 12 }}>
        <Button type="link" size="small" onClick={() => setKind(kind === 'totp' ? 'backup' : 'totp')}>{kind === 'totp' ? t('signIn.useBackup') : t('signIn.useTotp')}</Button>
        <Button type="link" size="small" onClick={onBack}>{t('signIn.other')}</Button>
      </div>
    </Form>
  );
}
