/** Whether an article helped whoever reads it here. */

import { DislikeOutlined, LikeOutlined } from '@ant-design/icons';
import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import styles from './knowledge.module.css';
import { useVote } from './knowledge.queries.ts';

export function VotePanel({ article }: { readonly article: ArticleView }) {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const vote = useVote();
  if (article.publishedNumber === null) return null;
  const say = (helpful: boolean) =>
    void vote({ params: { articleId: article.id, number: article.publishedNumber! }, body: { helpful } }).then(() => message.success(t('vote.thanks')), (error: unknown) => message.error(wordsOf(error)));
  return (
    <div className={styles.vote}>
      <span>{t('vote.question')}</span>
      <Button size="small" icon={<LikeOutlined />} onClick={() => say(true)}>{t('vote.yes')}</Button>
      <Button size="small" icon={<DislikeOutlined />} onClick={() => say(false)}>{t('vote.no')}</Button>
    </div>
  );
}
