/** Every version that was published, what two of them differ in, and the way back. */

import type { ArticleView, VersionLine } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Button, Modal, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { Comparison } from './comparison.tsx';
import styles from './knowledge.module.css';
import { useArticleVersion, useMarkWrong, useRollBack } from './knowledge.queries.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { Rendered } from './rendered.tsx';

export function VersionPanel({ article }: { readonly article: ArticleView }) {
  const { t } = useTranslation('knowledge');
  const { can } = useSession();
  const [rollBack, markWrong] = [useRollBack(), useMarkWrong()];
  const [open, setOpen] = useState<{ readonly what: 'view' | 'back' | 'wrong'; readonly number: number } | 'compare' | null>(null);
  const publishes = can('knowledge.publish') && article.standing !== 'retired';
  const { versions } = article;
  const close = () => setOpen(null);
  return (
    <Panel title={t('versions.title')} actions={versions.length + (article.draft ? 1 : 0) > 1 && <Button size="small" onClick={() => setOpen('compare')}>{t('versions.compare')}</Button>}>
      {versions.length === 0 ? <p className={styles.quiet}>{t('versions.none')}</p> : (
        <ul className={styles.versions}>
          {versions.map((version) => (
            <li key={version.number}>
              <div className={styles.versionHead}>
                <button type="button" className={styles.link} aria-label={t('versions.view', { n: version.number })} onClick={() => setOpen({ what: 'view', number: version.number })}>{t('version', { n: version.number })}</button>
                {version.number === article.publishedNumber && <Tag variant="filled" color="green">{t('versions.current')}</Tag>}
                {version.wrong && <Tag variant="filled" color="red">{t('versions.wrong')}</Tag>}
                {publishes && (
                  <span className={styles.versionActs}>
                    {version.number !== article.publishedNumber && !version.wrong && <Button size="small" type="text" onClick={() => setOpen({ what: 'back', number: version.number })}>{t('acts.rollBack')}</Button>}
                    {!version.wrong && <Button size="small" type="text" danger onClick={() => setOpen({ what: 'wrong', number: version.number })}>{t('acts.wrong')}</Button>}
                  </span>
                )}
              </div>
              <Words version={version} />
            </li>
          ))}
        </ul>
      )}
      {open === 'compare' && <CompareDialog article={article} onClose={close} />}
      {open !== null && open !== 'compare' && open.what === 'view' && <VersionDialog article={article} number={open.number} onClose={close} />}
      {open !== null && open !== 'compare' && open.what === 'back' && (
        <ReasonDialog optional title={t('acts.rollBackTitle', { n: open.number })} text={t('acts.rollBackText', { n: open.number })} label={t('acts.rollBackLabel')} okLabel={t('acts.rollBack')} onClose={close} onGiven={(note) => rollBack({ params: { articleId: article.id }, body: { to: open.number, note, version: article.version } })} />
      )}
      {open !== null && open !== 'compare' && open.what === 'wrong' && (
        <ReasonDialog danger title={t('acts.wrongTitle', { n: open.number })} text={t('acts.wrongText')} label={t('acts.wrongLabel')} okLabel={t('acts.wrong')} onClose={close} onGiven={(reason) => markWrong({ params: { articleId: article.id, number: open.number }, body: { reason, version: article.version } })} />
      )}
    </Panel>
  );
}

function Words({ version: { note, equalsNumber, publishedAt, publishedBy, ownReviewReason, wrong, uses, usesByAssistant } }: { readonly version: VersionLine }) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      {note !== '' && <div>{note}</div>}
      {equalsNumber !== null && <div>{t('versions.equals', { n: equalsNumber })}</div>}
      {wrong && <div className={styles.pressing}>{wrong.reason}</div>}
      <div className={styles.quiet}><time dateTime={publishedAt}>{fullMoment(publishedAt)}</time> {publishedBy && t('versions.publishedBy', { who: publishedBy.name ?? t('somebody') })}</div>
      {ownReviewReason !== null && <div className={styles.quiet}>{t('versions.ownReview', { reason: ownReviewReason })}</div>}
      {uses > 0 && <div className={styles.quiet}>{t('versions.uses', { n: uses, m: usesByAssistant })}</div>}
    </>
  );
}

function VersionDialog({ article, number, onClose }: { readonly article: ArticleView; readonly number: number; readonly onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const version = useArticleVersion(article.id, number);
  return (
    <Modal open width={760} footer={null} title={t('version', { n: number })} onCancel={onClose}>
      {version.data ? <><h3>{version.data.content.question}</h3><Rendered html={version.data.html} lang={article.language} /></> : version.isPending ? <Skeleton active /> : <ErrorState error={version.error} onRetry={() => void version.refetch()} />}
    </Modal>
  );
}

/** 0 stands for the draft. */
function CompareDialog({ article, onClose }: { readonly article: ArticleView; readonly onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const numbers = [...(article.draft ? [0] : []), ...article.versions.map(({ number }) => number)];
  const [after, setAfter] = useState(numbers[0]!);
  const [before, setBefore] = useState(numbers[1]!);
  const [older, newer] = [useArticleVersion(article.id, before === 0 ? null : before), useArticleVersion(article.id, after === 0 ? null : after)];
  const contentOf = (number: number, version: typeof older) => (number === 0 ? article.draft?.content : version.data?.content);
  const [left, right] = [contentOf(before, older), contentOf(after, newer)];
  const options = numbers.map((number) => ({ value: number, label: number === 0 ? t('versions.draft') : t('version', { n: number }) }));
  const failed = older.error ?? newer.error;
  return (
    <Modal open width={820} footer={null} title={t('versions.compare')} onCancel={onClose}>
      <div className={styles.pair}>
        <label className={styles.field}><span>{t('versions.before')}</span><Select aria-label={t('versions.before')} value={before} options={options} onChange={setBefore} /></label>
        <label className={styles.field}><span>{t('versions.after')}</span><Select aria-label={t('versions.after')} value={after} options={options} onChange={setAfter} /></label>
      </div>
      {failed ? <ErrorState error={failed} /> : left && right ? <Comparison before={left} after={right} /> : <Skeleton active />}
    </Modal>
  );
}
