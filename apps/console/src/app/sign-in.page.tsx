/** Signing in: e-mail and password, a second step for those who have one, a provider of the house, and the demo accounts. */

import { GlobalOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, inWords } from '../platform/i18n.ts';
import { meQuery, useLanguageSwitch } from '../platform/session.ts';
import { providerAddress, signIn, useSignInOptions } from '../platform/sign-in.ts';
import { Logo } from '../ui/logo.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SignInProblem } from './sign-in-problem.tsx';
import styles from './sign-in.module.css';

const demoPassword = 'huiyin-demo';
const demoRoles = ['agent', 'specialist', 'supervisor', 'inspector', 'trainer', 'owner', 'knowledge', 'admin'] as const;

export function SignInPage() {
  const { t } = useTranslation('app');
  const { next, expired } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const switchTo = useLanguageSwitch();
  const { data: options } = useSignInOptions();
  const [step, setStep] = useState<'password' | 'second-factor'>('password');
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  const enter = async () => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'sign-in-options' });
    await client.fetchQuery({ ...meQuery, staleTime: 0 });
    await navigate({ to: (next ?? '/') as '/' });
  };

  const attempt = async (what: string, act: () => Promise<void>) => {
    setBusy(what);
    setError(null);
    try {
      await act();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(null);
    }
  };

  const tryPassword = (email: string, password: string) =>
    attempt(email, async () => {
      if ((await signIn(email, password)) === 'second-factor') return setStep('second-factor');
      await enter();
    });

  return (
    <div className={styles.page}>
      <aside className={styles.brand}>
        <div className={styles.brandHead}><Logo size={36} /><strong>Huiyin 回音</strong></div>
        <div>
          <p className={styles.slogan}>{t('slogan')}</p>
          <ul className={styles.points}>
            <li>{t('signIn.point1')}</li>
            <li>{t('signIn.point2')}</li>
            <li>{t('signIn.point3')}</li>
          </ul>
        </div>
        <Echo />
      </aside>
      <main className={styles.main}>
        <button type="button" className={styles.language} onClick={() => void switchTo(currentLanguage() === 'zh' ? 'en' : 'zh')}><GlobalOutlined /> {t('account.language')}</button>
        <div className={styles.card}>
          <div className={styles.small}><Logo size={32} /></div>
          <h1>{step === 'password' ? t('signIn.welcome') : t('signIn.codeTitle')}</h1>
          {expired && error === null && step === 'password' && <Alert type="info" title={t('signIn.expired')} className={styles.alert ?? ''} />}
          {error !== null && <SignInProblem error={error} step={step} onOver={() => setError(null)} />}
          {step === 'password' ? (
            <>
              <PasswordForm busy={busy !== null} onSubmit={tryPassword} />
              {options && options.providers.length > 0 && (
                <div className={styles.providers}>
                  <span className={styles.or}>{t('signIn.or')}</span>
                  {options.providers.map((provider) => (
                    <Button key={provider.key} block loading={busy === provider.key} onClick={() => void attempt(provider.key, async () => location.assign(await providerAddress(provider.key)))}>
                      {t('signIn.provider', { name: inWords(provider.name) })}
                    </Button>
                  ))}
                </div>
              )}
              {options?.demo && (
                <section className={styles.demo} aria-label={t('signIn.demo')}>
                  <h2>{t('signIn.demo')}</h2>
                  <p>{t('signIn.demoText', { password: demoPassword })}</p>
                  <div className={styles.chips}>
                    {demoRoles.map((role) => (
                      <Button key={role} size="small" loading={busy === `${role}@demo.huiyin`} disabled={busy !== null} onClick={() => void tryPassword(`${role}@demo.huiyin`, demoPassword)}>
                        {t(`signIn.role.${role}`)}
                      </Button>
                    ))}
                  </div>
                </section>
              )}
            </>
          ) : (
            <SecondFactorForm
              onDone={() => attempt('code', enter)}
              onError={setError}
              onBack={() => {
                setError(null);
                setStep('password');
              }}
            />
          )}
        </div>
      </main>
    </div>
  );
}

/** Rings that go out from a voice. */
function Echo() {
  return (
    <svg className={styles.echo} viewBox="0 0 400 400" aria-hidden>
      <circle cx="60" cy="340" r="12" fill="currentColor" opacity="0.9" />
      {[70, 130, 190, 250, 310, 370].map((radius, index) => (
        <path key={radius} d={`M60 ${340 - radius}a${radius} ${radius} 0 0 1 ${radius} ${radius}`} fill="none" stroke="currentColor" strokeWidth="2" opacity={0.5 - index * 0.075} />
      ))}
    </svg>
  );
}
