/** What to say: one click puts it into the answer, with the gaps filled. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { useSession } from '../../platform/session.ts';
import { fillPhrase } from '../fill-phrase.ts';
import styles from './guide.module.css';

export function Phrases({ ticket, onInsert }: { readonly ticket: TicketView; readonly onInsert: (text: string) => void }) {
  const { t } = useTranslation('ticket');
  const { me } = useSession();
  if (ticket.guide.phrases.length === 0 || ticket.state === 'archived' || !ticket.may.work) return null;
  const values = { customer: ticket.customer.name ?? '', number: ticket.number, agent: me.name };
  return (
    <section className={styles.section}>
      <h3>{t('guide.say')}</h3>
      <div className={styles.phrases}>
        {ticket.guide.phrases.map((phrase, index) => {
          const text = fillPhrase(inWords(phrase), values);
          return <button key={index} type="button" className={styles.phrase} title={t('guide.insert')} onClick={() => onInsert(text)}>{text}</button>;
        })}
      </div>
    </section>
  );
}
