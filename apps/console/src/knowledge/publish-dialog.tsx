/** Judges a draft and publishes it: what changed, when to look again, and why, when it is one's own. */

import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Alert, DatePicker, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { Comparison } from './comparison.tsx';
import styles from './knowledge.module.css';
import { usePublishArticle } from './knowledge.queries.ts';

export function PublishDialog({ article, onClose }: { readonly article: ArticleView; readonly onClose: () => void }) {
  const { t } = useTranslation(['knowledge', 'ui']);
  const publish = usePublishArticle();
  const [note, setNote] = useState('');
  const [reviewOn, setReviewOn] = useState(article.reviewOn < dayjs().format('YYYY-MM-DD') ? dayjs().add(6, 'month').format('YYYY-MM-DD') : article.reviewOn);
  const [ownReviewReason, setOwnReviewReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const findings = isRefusal(error, 'article.invalid') && Array.isArray(error.facts['findings']) ? (error.facts['findings'] as { message: { zh: string; en: string } }[]) : [];
  const save = async () => {
    setSaving(true);
    setError(null);
    try {
      await publish({ params: { articleId: article.id }, body: { note: note.trim(), reviewOn, ...(article.mine ? { ownReviewReason: ownReviewReason.trim() } : {}), version: article.version } });
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal open width={720} title={t('acts.publish')} okText={t('acts.publish')} cancelText={t('ui:cancel')} confirmLoading={saving} okButtonProps={{ disabled: article.mine && ownReviewReason.trim() === '' }} onCancel={onClose} onOk={() => void save()}>
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} {...(findings.length > 0 ? { description: <ul className={styles.plainList}>{findings.map(({ message }, index) => <li key={index}>{inWords(message)}</li>)}</ul> } : {})} />}
      {article.published && article.draft && <div className={styles.scroll}><Comparison before={article.published.content} after={article.draft.content} /></div>}
      {article.mine && <label className={styles.field}><span>{t('acts.ownReview')}</span><Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={ownReviewReason} onChange={({ target }) => setOwnReviewReason(target.value)} /></label>}
      <label className={styles.field}><span>{t('acts.publishNote')}</span><Input placeholder={t('acts.publishNoteHint')} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} /></label>
      <label className={styles.field}><span>{t('acts.nextReview')}</span><DatePicker value={dayjs(reviewOn)} allowClear={false} minDate={dayjs()} onChange={(day) => day && setReviewOn(day.format('YYYY-MM-DD'))} /></label>
    </Modal>
  );
}
