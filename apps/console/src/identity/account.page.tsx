/** My own account: name and language, password, second factor, where I am signed in. */

import { App, Button, Form, Input, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useLanguageSwitch, useSession } from '../platform/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { useChangeMe, useEndMyOtherSessions, useEndMySession, useMySessions } from './account.queries.ts';
import styles from './account.module.css';
import { browserName } from './browser-name.ts';
import { ChangePassword } from './change-password.tsx';
import { SecondFactor } from './second-factor.tsx';

export function AccountPage() {
  const { t } = useTranslation('identity');
  return (
    <PageFrame title={t('account.title')}>
      <div className={styles.columns}>
        <div><Profile /><Panel title={t('account.password')}><ChangePassword /></Panel></div>
        <div><SecondFactor /><Sessions /></div>
      </div>
    </PageFrame>
  );
}

function Profile() {
  const { t } = useTranslation(['identity', 'ui']);
  const { me } = useSession();
  const { message } = App.useApp();
  const change = useChangeMe();
  const switchTo = useLanguageSwitch();
  const [saving, setSaving] = useState(false);
  const save = async ({ name }: { name: string }) => {
    setSaving(true);
    try {
      await change({ body: { name: name.trim() } });
      void message.success(t('ui:saved'));
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Panel title={t('account.profile')}>
      <p className={styles.line}>{me.email}{me.roles.map((role) => <Tag key={role.id} variant="filled">{inWords(role.name)}</Tag>)}{me.teams.map((team) => <Tag key={team.id} variant="filled" color="blue">{inWords(team.name)}</Tag>)}</p>
      <Form layout="vertical" requiredMark={false} initialValues={{ name: me.name }} onFinish={(values: { name: string }) => void save(values)}>
        <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('people.name') }) }]}><Input maxLength={100} autoComplete="name" /></Form.Item>
        <Form.Item label={t('people.language')}><Select value={me.language} aria-label={t('people.language')} options={[{ value: 'zh', label: '简体中文' }, { value: 'en', label: 'English' }]} onChange={(language: 'zh' | 'en') => void switchTo(language)} /></Form.Item>
        <Button htmlType="submit" loading={saving}>{t('ui:save')}</Button>
      </Form>
    </Panel>
  );
}

function Sessions() {
  const { t } = useTranslation('identity');
  const sessions = useMySessions();
  const end = useEndMySession();
  const endOthers = useEndMyOtherSessions();
  const others = sessions.data?.items.filter((session) => !session.current).length ?? 0;
  return (
    <Panel title={t('account.sessions')} actions={others > 0 && <ConfirmButton size="small" danger question={t('account.endOthersQuestion', { n: others })} confirmLabel={t('account.end')} onConfirm={() => endOthers({})}>{t('account.endOthers')}</ConfirmButton>}>
      {sessions.isPending ? <Skeleton active /> : !sessions.data ? <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} /> : (
        <ul className={styles.sessions}>
          {sessions.data.items.map((session) => (
            <li key={session.id}>
              <span><b>{browserName(session.userAgent) ?? t('account.unknownBrowser')}</b>{session.current && <Tag variant="filled" color="green">{t('account.here')}</Tag>}<br /><span className={styles.quiet}>{session.address ?? '—'} · {t('account.seen', { when: shortMoment(session.seenAt) })}</span></span>
              {!session.current && <ConfirmButton size="small" question={t('account.endQuestion')} confirmLabel={t('account.end')} onConfirm={() => end({ params: { sessionId: session.id } })}>{t('account.end')}</ConfirmButton>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
