/** What an article is besides its text. */

import type { ArticleContentBody } from '@huiyin/domain/knowledge/article.schema.ts';
import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { Panel } from '../ui/page-frame.tsx';
import { categoryWords, validityWords } from './article-words.ts';
import styles from './knowledge.module.css';
import { useArticleTags } from './knowledge.queries.ts';

export function ArticleFacts({ article, content }: { readonly article: ArticleView; readonly content: ArticleContentBody }) {
  const { t } = useTranslation('knowledge');
  const tags = useArticleTags();
  const channelName = (key: string) => { const found = tags.data?.channels.find((channel) => channel.key === key); return found ? inWords(found.name) : key; };
  const stepName = ({ flow, step }: { readonly flow: string; readonly step: string }) => {
    const found = tags.data?.flows.find(({ key }) => key === flow);
    const inside = found?.steps.find(({ key }) => key === step);
    return found && inside ? `${inWords(found.name)} · ${inWords(inside.name)}` : `${flow}/${step}`;
  };
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('category'), categoryWords(content.categoryKey, tags.data, t('noCategory'))],
    [t('audience'), t(`audiences.${content.audience}`)],
    [t('owner'), article.owner.name],
    [t('team'), inWords(article.team.name)],
    [t('reviewOn'), <span key="on" className="numbers">{article.reviewOn}{article.reviewNeed !== 'none' && <b className={styles.pressing}> {t(`reviewNeed.${article.reviewNeed}`)}</b>}</span>],
    [t('validity'), validityWords(content, t)],
    [t('language'), t(`languages.${article.language}`)],
    ...(article.counterparts.length > 0 ? [[t('counterpart'), article.counterparts.map(({ id, question, language }) => <Link key={id} to="/knowledge/$articleId" params={{ articleId: id }} lang={language === 'zh' ? 'zh-CN' : 'en'}>{question}</Link>)] as const] : []),
    [t('channels'), content.channels.length === 0 ? t('everywhere') : content.channels.map(channelName).join(t('listSeparator'))],
    ...(content.products.length > 0 ? [[t('products'), content.products.join(t('listSeparator'))] as const] : []),
    ...(content.flowSteps.length > 0 ? [[t('flowSteps'), <ul key="steps" className={styles.plainList}>{content.flowSteps.map((link) => <li key={`${link.flow}/${link.step}`}>{stepName(link)}</li>)}</ul>] as const] : []),
    [t('used'), t('usedTimes', { n: article.uses })],
    [t('votes'), `${t('helpful', { n: article.helpful })} · ${t('unhelpful', { n: article.unhelpful })}`],
    [t('key'), <code key="key">{article.key}</code>],
  ];
  return (
    <Panel title={t('facts')}>
      <dl className={styles.facts}>{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {content.variants.length > 0 && <><h3 className={styles.part}>{t('variants')}</h3><ul className={styles.variants} lang={article.language === 'zh' ? 'zh-CN' : 'en'}>{content.variants.map((variant) => <li key={variant}>{variant}</li>)}</ul></>}
    </Panel>
  );
}
