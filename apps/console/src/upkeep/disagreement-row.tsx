/** One question with its answers that contradict each other: what each says, how often, by whom and when, and the article they should follow. */

import { type AnswerView, type DisagreementView, mostNamed } from '@huiyin/domain/upkeep/disagreement.contract.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { fullMoment, shortMoment } from '../ui/time.ts';
import styles from './upkeep.module.css';

export function DisagreementRow({ disagreement: { question, language, answers, article, hiddenReplies }, onJudge }: { readonly disagreement: DisagreementView; readonly onJudge: (as: 'fine' | 'settled') => void }) {
  const { t } = useTranslation('upkeep');
  const navigate = useNavigate();
  const follows = article !== null && article.confidence === null;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return (
    <li className={styles.row}>
      <h3 className={styles.asked} lang={lang}>{question}</h3>
      <p className={styles.hint}>
        {article === null ? t('disagreements.noArticle') : <>{follows ? t('disagreements.follow') : t('disagreements.nearest', { percent: Math.round(article.confidence! * 100) })} <Link to="/knowledge/$articleId" params={{ articleId: article.id }} lang={lang}>{article.question}</Link></>}
      </p>
      <ul className={styles.answers}>
        {answers.map((answer, index) => <Answer key={index} answer={answer} lang={lang} isAgainst={follows && answer.articles.length === 0} />)}
      </ul>
      {hiddenReplies > 0 && <p className={styles.hint}>{t('disagreements.hiddenReplies', { n: hiddenReplies })}</p>}
      <div className={styles.acts}>
        {follows
          ? <Button size="small" type="primary" onClick={() => void navigate({ to: '/knowledge/$articleId/edit', params: { articleId: article.id } })}>{t('disagreements.mend')}</Button>
          : <Button size="small" type="primary" onClick={() => void navigate({ to: '/knowledge/new' })}>{t('disagreements.write')}</Button>}
        <Button size="small" onClick={() => onJudge('settled')}>{t('disagreements.settled')}</Button>
        <Button size="small" type="text" onClick={() => onJudge('fine')}>{t('disagreements.fine')}</Button>
      </div>
    </li>
  );
}

function Answer({ answer: { says, text, articles, replies, lastAt, people, tickets }, lang, isAgainst }: { readonly answer: AnswerView; readonly lang: string; readonly isAgainst: boolean }) {
  const { t } = useTranslation('upkeep');
  return (
    <li className={styles.side}>
      <p className={styles.says} data-standard={articles.length > 0}>{says.map(({ kind, words }) => <span key={kind}>{t(`differences.${kind}`)} <b lang={lang}>{words}</b></span>)}</p>
      <p className={styles.facts}>
        {articles.map(({ id, question }) => <Link key={id} to="/knowledge/$articleId" params={{ articleId: id }} title={question}><Tag variant="filled" color="green">{t('disagreements.article')}</Tag></Link>)}
        {isAgainst && <Tag variant="filled" color="orange">{t('disagreements.against')}</Tag>}
        {lastAt !== null && <><span>{t('disagreements.times', { n: replies })}</span><time dateTime={lastAt} title={fullMoment(lastAt)}>{t('disagreements.last', { at: shortMoment(lastAt) })}</time></>}
      </p>
      <p className={styles.wording} lang={lang}>{text}</p>
      {people.length > 0 && <p className={styles.facts}><span>{t('disagreements.by')}</span>{people.slice(0, mostNamed).map(({ id, name, times }) => <span key={id}>{t('disagreements.person', { name, n: times })}</span>)}{people.length > mostNamed && <span>{t('disagreements.otherPeople', { n: people.length - mostNamed })}</span>}</p>}
      {tickets.length > 0 && <p className={styles.facts}><span>{t('disagreements.tickets')}</span>{tickets.map(({ id, number, at }) => <Link key={`${id}${at}`} to="/tickets/$ticketId" params={{ ticketId: id }} title={fullMoment(at)}>{number}</Link>)}</p>}
    </li>
  );
}
