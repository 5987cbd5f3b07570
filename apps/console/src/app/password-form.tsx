/** E-mail and password. */

import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

export function PasswordForm({ busy, onSubmit }: { readonly busy: boolean; readonly onSubmit: (email: string, password: string) => Promise<void> }) {
  const { t } = useTranslation('app');
  return (
    <Form layout="vertical" requiredMark={false} size="large" onFinish={({ email, password }: { email: string; password: string }) => void onSubmit(email.trim(), password)}>
      <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true, whitespace: true, message: t('signIn.emailMissing') }]}>
        <Input type="email" autoComplete="username" autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
        <Input.Password autoComplete="current-password" maxLength={400} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>{t('signIn.submit')}</Button>
    </Form>
  );
}
