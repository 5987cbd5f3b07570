/** Under a message of the assistant: that a machine wrote it, what the customer could choose from, and why it said so. */

import { QuestionCircleOutlined } from '@ant-design/icons';
import type { TurnView } from '@huiyin/domain/assistant/assistant.contract.ts';
import type { MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Popover, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/states.tsx';
import { ArticleLink, percentOf } from './article-link.tsx';
import { assistantPartQuery } from './assistant.queries.ts';
import styles from './thread.module.css';

export function MachineMarks({ message, ticketId }: { readonly message: MessageView; readonly ticketId: string }) {
  const { t } = useTranslation('assistant');
  return (
    <>
      {message.choices.length > 0 && (
        <ul className={styles.choices} aria-label={t('offered')}>
          {message.choices.map(({ articleId, title }) => <li key={articleId}>{title}</li>)}
        </ul>
      )}
      <span className={styles.marks}>
        <span>{t('machine')}</span>
        <Popover trigger="click" placement="bottomRight" destroyOnHidden title={t('why.label')} content={<Why message={message} ticketId={ticketId} />}>
          <Button type="link" size="small" icon={<QuestionCircleOutlined />}>{t('why.label')}</Button>
        </Popover>
      </span>
    </>
  );
}

function Why({ message, ticketId }: { readonly message: MessageView; readonly ticketId: string }) {
  const { t } = useTranslation('assistant');
  const { data, error, refetch } = useQuery(assistantPartQuery(ticketId));
  if (!data) return <div className={styles.why}>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton active title={false} />}</div>;
  const turn = data.turns.find(({ messageId }) => messageId === message.id);
  if (!turn) return <p className={styles.why}>{t('why.unknown')}</p>;
  return (
    <div className={styles.why}>
      <p>{t(`why.decisions.${turn.decision}`)}</p>
      <dl>
        {turn.decision !== 'greet' && <><dt>{t('why.confidence')}</dt><dd className="numbers">{percentOf(turn.confidence)}</dd></>}
        <dt>{t('why.mind')}</dt>
        <dd><MindWords turn={turn} /></dd>
        <OutcomeWords outcome={turn.outcome} />
        {turn.decision !== 'greet' && <><dt>{t('why.considered')}</dt><dd><Looked turn={turn} /></dd></>}
      </dl>
    </div>
  );
}

function MindWords({ turn: { mind, model } }: { readonly turn: TurnView }) {
  const { t } = useTranslation('assistant');
  return <>{model === null ? t('why.offline') : t('why.model', { model })} <small>{mind}</small></>;
}

const outcomes = ['accepted', 'left', 'doubted', 'handed_on', 'person'] as const;

function OutcomeWords({ outcome }: Pick<TurnView, 'outcome'>) {
  const { t } = useTranslation('assistant');
  const known = outcomes.find((each) => each === outcome);
  return known ? <><dt>{t('why.outcome')}</dt><dd>{t(`why.outcomes.${known}`)}</dd></> : null;
}

function Looked({ turn: { considered, cited } }: { readonly turn: TurnView }) {
  const { t } = useTranslation('assistant');
  if (considered.length === 0) return t('why.nothing');
  const isCited = (articleId: string) => cited.some((article) => article.articleId === articleId);
  return <ul>{considered.map((article) => <li key={article.articleId}><ArticleLink {...article} />{isCited(article.articleId) && <small> · {t('why.cited')}</small>}</li>)}</ul>;
}
