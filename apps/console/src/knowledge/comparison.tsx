/** Two contents of an article side by side in one text: what came is underlined, what went is struck through, so that neither hangs on colour alone. */

import type { ArticleContentBody } from '@huiyin/domain/knowledge/article.schema.ts';
import { useTranslation } from 'react-i18next';
import { fullMoment } from '../ui/time.ts';
import { categoryWords } from './article-words.ts';
import { compareContent, type FieldChange } from './compare-content.ts';
import styles from './knowledge.module.css';
import { useArticleTags } from './knowledge.queries.ts';

export function Comparison({ before, after }: { readonly before: ArticleContentBody; readonly after: ArticleContentBody }) {
  const { t } = useTranslation('knowledge');
  const changes = compareContent(before, after);
  if (changes.length === 0) return <p className={styles.quiet} role="status">{t('versions.same')}</p>;
  return (
    <div className={styles.comparison}>
      {changes.map((change) => (
        <section key={change.field}>
          <h3>{t(`compare.fields.${change.field}`)}</h3>
          <Change change={change} />
        </section>
      ))}
    </div>
  );
}

function Change({ change }: { readonly change: FieldChange }) {
  const { t } = useTranslation('knowledge');
  const tags = useArticleTags();
  if ('pieces' in change) return <div className={styles.pieces}>{change.pieces.map(({ text, added, removed }, index) => (added ? <ins key={index}>{text}</ins> : removed ? <del key={index}>{text}</del> : <span key={index}>{text}</span>))}</div>;
  if ('added' in change) {
    return (
      <ul className={styles.plainList}>
        {change.removed.map((text) => <li key={`-${text}`}><span className="visually-hidden">{t('compare.removed')}</span><del>{text}</del></li>)}
        {change.added.map((text) => <li key={`+${text}`}><span className="visually-hidden">{t('compare.added')}</span><ins>{text}</ins></li>)}
      </ul>
    );
  }
  const words = (value: string | null) => {
    if (value === null) return t('compare.nothing');
    if (change.field === 'categoryKey') return categoryWords(value, tags.data, t('compare.nothing'));
    return change.field === 'audience' ? t(value === 'public' ? 'audiences.public' : 'audiences.internal') : fullMoment(value);
  };
  return <div><del>{words(change.before)}</del> → <ins>{words(change.after)}</ins></div>;
}
