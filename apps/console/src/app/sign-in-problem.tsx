/** Why signing in did not work; after too many attempts, how long to wait. */

import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { LockedNotice } from './locked-notice.tsx';
import styles from './sign-in.module.css';

interface SignInProblemProps {
  readonly error: unknown;
  readonly step: 'password' | 'second-factor';
  readonly onOver: () => void;
}

export function SignInProblem({ error, step, onOver }: SignInProblemProps) {
  const { t } = useTranslation('app');
  if (isRefusal(error, 'session.locked') && error.retryAfter) return <LockedNotice seconds={error.retryAfter} onOver={onOver} />;
  const wrongCode = step === 'second-factor' && isRefusal(error, 'session.wrong');
  return <Alert type="error" showIcon role="alert" className={styles.alert ?? ''} title={wrongCode ? t('signIn.codeWrong') : wordsOf(error)} />;
}
