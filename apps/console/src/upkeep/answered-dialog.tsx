/** A published article answers these questions already: says which. */

import type { GapCluster } from '@huiyin/domain/upkeep/gap.contract.ts';
import { Alert, App, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArticles } from '../knowledge/knowledge.queries.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import styles from './upkeep.module.css';
import { useAnswerGaps } from './upkeep.queries.ts';

export function AnsweredDialog({ cluster, onClose }: { readonly cluster: GapCluster; readonly onClose: () => void }) {
  const { t } = useTranslation(['upkeep', 'ui']);
  const { message } = App.useApp();
  const answer = useAnswerGaps();
  const [articleId, setArticleId] = useState<string | null>(cluster.nearest?.id ?? null);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const [words, setWords] = useState('');
  const articles = useArticles({ state: 'published', language: cluster.language, ...(words === '' ? {} : { q: words }) });
  const offered = [...(cluster.nearest ? [cluster.nearest] : []), ...(articles.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ id }) => id !== cluster.nearest?.id)];
  const save = async () => {
    setSaving(true);
    try {
      const { settled } = await answer({ body: { gapIds: cluster.gapIds, articleId: articleId! } });
      void message.success(t('gaps.settled', { n: settled }));
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal open title={t('gaps.answeredTitle')} okText={t('gaps.answered')} cancelText={t('ui:cancel')} okButtonProps={{ disabled: articleId === null, loading: saving }} onOk={() => void save()} onCancel={onClose}>
      {error !== null && <Alert type="error" showIcon title={wordsOf(error)} className={styles.alert ?? ''} />}
      <p className={styles.quoted}>{cluster.question}</p>
      <p className={styles.quiet}>{t('gaps.answeredText', { n: cluster.gapIds.length })}</p>
      <Select
        aria-label={t('gaps.article')}
        placeholder={t('gaps.article')}
        style={{ width: '100%' }}
        showSearch={{ filterOption: false, onSearch: (typed) => setWords(typed.trim().slice(0, 100)) }}
        loading={articles.isFetching}
        value={articleId}
        options={offered.map(({ id, question }) => ({ value: id, label: question }))}
        onChange={setArticleId}
      />
    </Modal>
  );
}
