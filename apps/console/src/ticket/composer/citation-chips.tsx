/** The articles that an answer quotes, each under the number of its mark. */

import { BookOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cited } from './cite.ts';
import styles from './composer.module.css';

export function CitationChips({ citations, onRemove }: { readonly citations: readonly Cited[]; readonly onRemove: (index: number) => void }) {
  const { t } = useTranslation('ticket');
  if (citations.length === 0) return null;
  return (
    <div className={styles.files} role="group" aria-label={t('composer.cites')}>
      {citations.map(({ articleId, version, title }, index) => (
        <span key={`${articleId}.${version}`} className={styles.file}>
          <BookOutlined />
          <span>[{index + 1}] {title}</span>
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('composer.removeCitation', { title })} onClick={() => onRemove(index)} />
        </span>
      ))}
    </div>
  );
}
