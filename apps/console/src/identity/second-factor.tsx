/** The second factor: set up with an authenticator, proven by a first code, ended with the password. */

import { Alert, App, Button, Form, Input, Modal, QRCode, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { CopyText } from '../ui/copy-text.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { type SecondFactorSetUp, useSecondFactor } from './account.queries.ts';

type Wish = 'begin' | 'end' | 'codes';

export function SecondFactor() {
  const { t } = useTranslation('identity');
  const { me } = useSession();
  const { message } = App.useApp();
  const factor = useSecondFactor();
  const [wish, setWish] = useState<Wish | null>(null);
  const [setUp, setSetUp] = useState<SecondFactorSetUp | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  const go = async (password: string) => {
    if (wish === 'begin') setSetUp(await factor.begin(password));
    else if (wish === 'codes') setCodes(await factor.renewBackupCodes(password));
    else {
      await factor.end(password);
      void message.success(t('factor.ended'));
    }
    setWish(null);
  };

  return (
    <Panel title={<>{t('factor.title')} <Tag variant="filled" color={me.twoFactor ? 'green' : 'default'}>{me.twoFactor ? t('people.on') : t('people.off')}</Tag></>}>
      <p style={{ marginTop: 0, color: 'var(--text-2)' }}>{t('factor.text')}</p>
      {me.twoFactor ? (
        <Space wrap><Button onClick={() => setWish('codes')}>{t('factor.newCodes')}</Button><Button danger onClick={() => setWish('end')}>{t('factor.end')}</Button></Space>
      ) : (
        <Button onClick={() => setWish('begin')}>{t('factor.begin')}</Button>
      )}
      {wish && <PasswordDialog title={t(wish === 'end' ? 'factor.end' : wish === 'codes' ? 'factor.newCodes' : 'factor.begin')} onGo={go} onClose={() => setWish(null)} />}
      {setUp && (
        <SetUpDialog
          setUp={setUp}
          onProve={factor.prove}
          onClose={() => setSetUp(null)}
          onDone={() => {
            setCodes(setUp.backupCodes);
            setSetUp(null);
          }}
        />
      )}
      <Modal open={codes !== null} title={t('factor.codes')} closable={false} footer={<Button type="primary" onClick={() => setCodes(null)}>{t('secret.kept')}</Button>}>
        <p>{t('factor.codesText')}</p>
        <CopyText lines text={(codes ?? []).join('\n')} />
      </Modal>
    </Panel>
  );
}

function PasswordDialog({ title, onGo, onClose }: { readonly title: string; readonly onGo: (password: string) => Promise<void>; readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const go = async () => {
    setBusy(true);
    setError(null);
    try {
      await onGo(password);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={title} width={400} confirmLoading={busy} okButtonProps={{ disabled: password === '' }} onOk={() => void go()} onCancel={onClose}>
      <Form layout="vertical" onFinish={() => void go()}>
        <Form.Item label={t('account.current')} {...(error === null ? {} : { validateStatus: 'error' as const, help: isRefusal(error, 'session.wrong') ? t('account.currentWrong') : wordsOf(error) })}>
          <Input.Password autoFocus autoComplete="current-password" value={password} onChange={({ target }) => setPassword(target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface SetUpDialogProps {
  readonly setUp: SecondFactorSetUp;
  readonly onProve: (code: string) => Promise<void>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function SetUpDialog({ setUp, onProve, onClose, onDone }: SetUpDialogProps) {
  const { t } = useTranslation('identity');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const secret = new URL(setUp.totpURI).searchParams.get('secret') ?? '';
  const prove = async (entered: string) => {
    setBusy(true);
    setError(null);
    try {
      await onProve(entered);
      onDone();
    } catch (refusal) {
      setError(refusal);
      setCode('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('factor.begin')} width={440} mask={{ closable: false }} okText={t('factor.prove')} okButtonProps={{ disabled: code.length < 6 }} confirmLoading={busy} onOk={() => void prove(code)} onCancel={onClose}>
      <p>{t('factor.scan')}</p>
      <div style={{ display: 'grid', placeItems: 'center', marginBottom: 12 }}><QRCode value={setUp.totpURI} size={184} /></div>
      <p style={{ color: 'var(--text-2)' }}>{t('factor.byHand')}</p>
      <CopyText text={secret} />
      <p style={{ marginTop: 16 }}>{t('factor.enter')}</p>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 10 }} title={isRefusal(error, 'session.second_factor') || isRefusal(error, 'session.wrong') ? t('factor.codeWrong') : wordsOf(error)} />}
      <Input.OTP length={6} value={code} onChange={(entered) => {
        setCode(entered);
        if (entered.length === 6) void prove(entered);
      }} />
    </Modal>
  );
}
