/** Which flow, and whose queue each of its steps enters. */

import type { WayView } from '@huiyin/domain/floor/floor.contract.ts';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRoleName } from '../../identity/use-role-name.ts';
import { inWords } from '../../platform/i18n.ts';
import { Section } from './section.tsx';
import styles from './what-if.module.css';

interface WayProps {
  readonly way: WayView | undefined;
  readonly stepKey: string | null;
  readonly onStep: (key: string) => void;
}

export function Way({ way, stepKey, onStep }: WayProps) {
  const { t } = useTranslation('floor');
  const roleName = useRoleName();
  return (
    <Section title={t('whatIf.flow')}>
      {!way ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : (
        <>
          <p className={styles.lead}>{t('whatIf.flowIs', { name: inWords(way.flow.name), n: way.flow.version })}</p>
          <p className={styles.quiet}>{t('whatIf.stepHint')}</p>
          <div className={styles.steps} role="radiogroup" aria-label={t('whatIf.flow')}>
            {way.steps.map((step) => (
              <button key={step.key} type="button" role="radio" aria-checked={step.key === stepKey} className={styles.step} onClick={() => onStep(step.key)}>
                <b>{inWords(step.name)}</b>
                <span>{roleName(step.role)}{step.team ? ` · ${inWords(step.team.name)}` : ''}</span>
                <small data-bad={step.placedBy === 'nobody'}>{t(`whatIf.placed.${step.placedBy}`)}</small>
              </button>
            ))}
          </div>
        </>
      )}
    </Section>
  );
}
