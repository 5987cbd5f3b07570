/** The summary of a long conversation, above it: one line, and all of it when asked for. */

import { FileSearchOutlined } from '@ant-design/icons';
import type { SummaryView } from '@huiyin/domain/advice/advice.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryQuery } from './advice.queries.ts';
import styles from './advice.module.css';

/** Shorter ones are read as quickly as their summary. */
const longThread = 12;

export function SummaryStrip({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('advice');
  const [open, setOpen] = useState(false);
  const isLong = ticket.messageSeq > longThread;
  const { data, isError } = useQuery({ ...summaryQuery(ticket.id, ticket.messageSeq), enabled: isLong });
  if (!isLong || (!data && !isError)) return null;
  if (!data) return <p className={styles.strip} role="status">{t('summary.failed')}</p>;
  const head = data.open ?? data.problem ?? data.done.at(-1) ?? null;
  return (
    <section className={styles.strip} aria-label={t('summary.title')} data-open={open}>
      <header>
        <FileSearchOutlined aria-hidden />
        <strong>{t('summary.title')}</strong>
        <span className={styles.head}>{open ? t('summary.made') : (head?.text ?? t('summary.nothing'))}</span>
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t('summary.hide') : t('summary.show')}</Button>
      </header>
      {open && <Parts summary={data} />}
    </section>
  );
}

function Parts({ summary: { problem, done, promised, open, named, mood } }: { readonly summary: SummaryView }) {
  const { t } = useTranslation('advice');
  const parts = [
    { name: 'problem' as const, lines: problem ? [problem] : [] },
    { name: 'done' as const, lines: done },
    { name: 'promised' as const, lines: promised },
    { name: 'open' as const, lines: open ? [open] : [] },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <dl className={styles.parts}>
      {parts.map(({ name, lines }) => (
        <div key={name} data-part={name}>
          <dt>{t(`summary.${name}`)}</dt>
          <dd>{lines.map(({ text, seq }) => <p key={`${seq}.${text}`} title={t('summary.line', { n: seq })}>{text}</p>)}</dd>
        </div>
      ))}
      {named.length > 0 && <div><dt>{t('summary.named')}</dt><dd>{named.map(({ kind, text }) => <span key={`${kind}.${text}`} className={styles.named}>{t(`summary.kinds.${kind as 'order'}`)} {text}</span>)}</dd></div>}
      <div><dt>{t('summary.mood')}</dt><dd data-mood={mood}>{t(`summary.moods.${mood}`)}</dd></div>
    </dl>
  );
}
