/** One message: the customer's at the left, ours at the right, notes in amber. */

import { FileOutlined } from '@ant-design/icons';
import { Image } from 'antd';
import type { AttachmentView, Citation, MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Translation } from '../../advice/translation.tsx';
import { MachineMarks } from '../../assistant/machine-marks.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { clockTime, fullMoment } from '../../ui/time.ts';
import { linkify } from './linkify.ts';
import { fileAddress } from './thread.queries.ts';
import styles from './message-bubble.module.css';

interface MessageBubbleProps {
  readonly message: MessageView;
  readonly ticketId: string;
  readonly follows: boolean;
  readonly read: boolean;
  readonly customerName: string | null;
}

export const MessageBubble = memo(function MessageBubble({ message, ticketId, follows, read, customerName }: MessageBubbleProps) {
  const { t } = useTranslation('ticket');
  const { kind, name } = message.author;
  const author = name ?? (kind === 'customer' ? (customerName ?? t('unnamed')) : t(`author.${kind}`));
  return (
    <article className={styles.message} data-direction={message.direction} data-machine={kind === 'assistant'} data-follows={follows} aria-label={author}>
      {!follows && <Avatar name={name ?? (kind === 'customer' ? customerName : author)} size={30} />}
      <div className={styles.column}>
        {!follows && (
          <header className={styles.head}>
            <span className={styles.author}>{author}</span>
            {message.direction === 'internal' && <span className={styles.note}>{t('thread.note')}</span>}
            <time dateTime={message.at} title={fullMoment(message.at)}>{clockTime(message.at)}</time>
          </header>
        )}
        {message.body !== '' && <p className={styles.bubble}><Linked text={message.body} /></p>}
        {message.direction === 'inbound' && message.body !== '' && <Translation ticketId={ticketId} text={message.body} />}
        <Sources citations={message.citations} />
        <Attachments files={message.attachments} ticketId={ticketId} />
        {kind === 'assistant' && <MachineMarks message={message} ticketId={ticketId} />}
        {read && <span className={styles.read}>{t('thread.customerRead')}</span>}
      </div>
    </article>
  );
});

export function Linked({ text }: { readonly text: string }) {
  return linkify(text).map(({ text: words, href }, index) =>
    href === null ? words : <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">{words}</a>,
  );
}

/** The very version that was quoted, which may not be the one that holds today. */
function Sources({ citations }: { readonly citations: readonly Citation[] }) {
  const { t } = useTranslation('ticket');
  if (citations.length === 0) return null;
  return (
    <ul className={styles.sources} aria-label={t('thread.sources')}>
      {citations.map(({ articleId, version, title }, index) => (
        <li key={articleId}>
          <a href={`/knowledge/${articleId}?version=${version}`} target="_blank" rel="noopener">[{index + 1}] {title}</a>
        </li>
      ))}
    </ul>
  );
}

/** What browsers draw without running anything; the server sends nothing else inline. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function Attachments({ files, ticketId }: { readonly files: readonly AttachmentView[]; readonly ticketId: string }) {
  const { t } = useTranslation('ticket');
  if (files.length === 0) return null;
  return (
    <div className={styles.files}>
      <Image.PreviewGroup>
        {files.filter((file) => pictures.has(file.type)).map((file) => (
          <Image key={file.id} src={fileAddress(ticketId, file.id, true)} alt={file.name} height={120} className={styles.picture ?? ''} />
        ))}
      </Image.PreviewGroup>
      {files.filter((file) => !pictures.has(file.type)).map((file) => (
        <a key={file.id} className={styles.file} href={fileAddress(ticketId, file.id)} download={file.name} aria-label={t('thread.download', { name: file.name })}>
          <FileOutlined />
          <span className={styles.fileName}>{file.name}</span>
          <span className={styles.fileSize}>{sizeWords(file.size)}</span>
        </a>
      ))}
    </div>
  );
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
