/** One thing found: leads to where it is. */

import type { SearchHit } from '@huiyin/domain/search/search.contract.ts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortMoment } from '../ui/time.ts';
import { Marked } from './marked.tsx';
import styles from './search.module.css';

export function HitRow({ hit }: { readonly hit: SearchHit }) {
  const content = <HitContent hit={hit} />;
  if (hit.ticket !== null) return <Link to="/tickets/$ticketId" params={{ ticketId: hit.ticket.id }} className={styles.hit} data-hit>{content}</Link>;
  if (hit.kind === 'article') return <Link to="/knowledge/$articleId" params={{ articleId: hit.id }} className={styles.hit} data-hit>{content}</Link>;
  return <Link to="/customers/$customerId" params={{ customerId: hit.id }} className={styles.hit} data-hit>{content}</Link>;
}

function HitContent({ hit: { kind, title, excerpt, at, ticket, facts } }: { readonly hit: SearchHit }) {
  const { t } = useTranslation(['search', 'ticket']);
  const stands = ticket && (ticket.state === 'open' ? t(`ticket:stage.${ticket.stage as 'consult'}`) : t(`ticket:state.${ticket.state as 'open'}`));
  return (
    <>
      <span className={styles.head}>
        <span className={styles.title}>{title.text === '' ? t(kind === 'customer' ? 'unnamed' : 'noSubject') : <Marked {...title} />}</span>
        {stands && <span className={styles.stands}>{stands}</span>}
        <time className={styles.when} dateTime={at}>{shortMoment(at)}</time>
      </span>
      {excerpt && <span className={styles.excerpt}><Marked {...excerpt} /></span>}
      {facts.length > 0 && <span className={styles.facts}>{facts.map((fact) => <span key={fact.text} className="numbers"><Marked {...fact} /></span>)}</span>}
    </>
  );
}
