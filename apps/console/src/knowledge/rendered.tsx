/** An article's body as readers see it. The HTML comes from the server's one renderer, which lets nothing through that could run or ask elsewhere. */

import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import styles from './knowledge.module.css';

export function Rendered({ html, lang }: { readonly html: string; readonly lang: 'zh' | 'en' }) {
  const navigate = useNavigate();
  /** Links to other articles stay inside this page. */
  const follow = (event: MouseEvent) => {
    const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : null;
    const articleId = /^\/knowledge\/([0-9a-f-]{36})$/.exec(href ?? '')?.[1];
    if (articleId === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ to: '/knowledge/$articleId', params: { articleId } });
  };
  return <div className={styles.rendered} lang={lang === 'zh' ? 'zh-CN' : 'en'} onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />;
}
