/** What the assistant handed on with: read before the first word, out of the way after it. */

import { CheckOutlined, CopyOutlined, RobotOutlined } from '@ant-design/icons';
import type { PacketView } from '@huiyin/domain/assistant/assistant.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { toClipboard } from '../ui/copy-text.tsx';
import { useNarrow } from '../ui/narrow.ts';
import { useNow } from '../ui/now.ts';
import { shortMoment } from '../ui/time.ts';
import { ArticleLink } from './article-link.tsx';
import { assistantPartQuery } from './assistant.queries.ts';
import { isAttended, wasHandedOn } from './handed-on.ts';
import { kindOf, wordMarks } from './named-things.ts';
import styles from './thread.module.css';

export function PacketBanner({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation(['assistant', 'ui']);
  const handedOn = wasHandedOn(ticket);
  const { data, error, refetch } = useQuery({ ...assistantPartQuery(ticket.id), enabled: handedOn });
  if (!handedOn) return null;
  if (data?.packet) return <Packet packet={data.packet} attended={isAttended(ticket)} />;
  // An empty room above the conversation says less than the conversation itself.
  if (!error) return null;
  return (
    <section className={styles.banner} role="alert">
      <header><strong>{t('packet.failed')}</strong><span>{wordsOf(error)}</span><Button size="small" onClick={() => void refetch()}>{t('ui:retry')}</Button></header>
    </section>
  );
}

function Packet({ packet, attended }: { readonly packet: PacketView; readonly attended: boolean }) {
  const { t } = useTranslation(['assistant', 'ticket']);
  const now = useNow();
  const narrow = useNarrow();
  const detailsId = useId();
  /** Null: nobody has said; then it is open until it was answered, and closed on a phone, where the conversation needs the room. */
  const [wished, setWished] = useState<boolean | null>(null);
  const open = wished ?? (!attended && !narrow);
  const inWords = (words: string) => wordMarks(words, (kind) => t(`kinds.${kind}`));
  const title = t('packet.title', { reason: t(`ticket:handOff.${packet.reason}`) });
  return (
    <section className={styles.banner} data-attended={attended} aria-label={title}>
      <header>
        <RobotOutlined aria-hidden />
        <strong>{title}</strong>
        <time dateTime={packet.at}>{shortMoment(packet.at, now)}</time>
        {packet.mood !== 'neutral' && <Tag variant="filled" color={packet.mood === 'negative' ? 'red' : 'green'}>{t(`packet.moods.${packet.mood}`)}</Tag>}
        {attended && <span><CheckOutlined /> {t('packet.read')}</span>}
        <Button size="small" type="text" aria-expanded={open} aria-controls={detailsId} onClick={() => setWished(!open)}>{t(open ? 'packet.hide' : 'packet.show')}</Button>
      </header>
      {!open && !attended && packet.problem !== '' && <p className={styles.glance}>{inWords(packet.problem)}</p>}
      <dl id={detailsId} hidden={!open}>
        <dt>{t('packet.problem')}</dt>
        <dd>{inWords(packet.problem) || t('packet.noWords')}</dd>
        <dt>{t('packet.tried')}</dt>
        <dd>{packet.tried.length === 0 ? t('packet.untried') : <ul>{packet.tried.map((words, index) => <li key={index}>{inWords(words)}</li>)}</ul>}</dd>
        {packet.entities.length > 0 && (
          <>
            <dt>{t('packet.entities')}</dt>
            <dd className={styles.entities}>{packet.entities.map(({ kind, text }) => <Entity key={`${kind} ${text}`} kind={kind} text={text} />)}</dd>
          </>
        )}
        <dt>{t('packet.mood')}</dt>
        <dd>{t(`packet.moods.${packet.mood}`)}</dd>
        <dt>{t('packet.articles')}</dt>
        <dd>{packet.articles.length === 0 ? t('packet.noArticles') : <ul>{packet.articles.map((article) => <li key={article.articleId}><ArticleLink {...article} /></li>)}</ul>}</dd>
      </dl>
    </section>
  );
}

/** What was masked helps nobody elsewhere: it is shown, not copied. */
function Entity({ kind, text }: PacketView['entities'][number]) {
  const { t } = useTranslation('assistant');
  const [copied, setCopied] = useState(false);
  const name = t(`kinds.${kindOf(kind)}`);
  if (text.includes('*')) return <span className={styles.entity}>{name} <b>{text}</b></span>;
  const copy = async () => {
    if (!(await toClipboard(text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button type="button" className={styles.entity} aria-label={t('packet.copy', { kind: name, text })} onClick={() => void copy()}>
      {name} <b>{text}</b> {copied ? <CheckOutlined /> : <CopyOutlined />}
    </button>
  );
}
