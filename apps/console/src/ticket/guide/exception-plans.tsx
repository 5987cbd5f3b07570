/** What may go wrong in this step, and what to do then. */

import { Button } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { spanWords } from '../../ui/time.ts';
import { useStartAct } from '../acts/act-context.ts';
import { useRoleName } from '../../identity/use-role-name.ts';
import styles from './guide.module.css';

export function ExceptionPlans({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const startAct = useStartAct();
  const roleName = useRoleName();
  const { exceptions } = ticket.guide;
  if (ticket.state !== 'open' || exceptions.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('guide.exceptions')}</h3>
      <div className={styles.plans}>
        {exceptions.map((plan) => (
          <details key={plan.key} className={styles.plan}>
            <summary>{inWords(plan.name)}</summary>
            <div>
              <p>{inWords(plan.plan)}</p>
              <p className={styles.planFacts}>
                {[t('guide.exceptionGoes', { role: roleName(plan.role) }), plan.withinMs === null ? null : t('guide.exceptionWithin', { time: spanWords(plan.withinMs) }), plan.tellsCustomer ? t('guide.exceptionTells') : null]
                  .filter((fact) => fact !== null)
                  .join(' · ')}
              </p>
              {ticket.may.work && <Button size="small" danger onClick={() => startAct({ name: 'raise', subject: plan.key })}>{t('guide.raise')}</Button>}
            </div>
          </details>
        ))}
      </div>
    </section>
  );
}
