/** What articles ask of me, the most pressing first. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { WorkItem } from '@huiyin/domain/knowledge/knowledge.contract.ts';
import { Link } from '@tanstack/react-router';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import styles from './knowledge.module.css';
import { useArticleWork } from './knowledge.queries.ts';

const tones: Readonly<Record<WorkItem['kind'], string>> = { wrong: 'red', expired: 'red', expiring: 'orange', review_overdue: 'red', review_due: 'orange', returned: 'gold', draft: 'default', to_review: 'purple', to_read: 'blue' };

export function ArticleWorkPage() {
  const { t } = useTranslation('knowledge');
  const work = useArticleWork();
  return (
    <PageFrame back={<Link to="/knowledge" aria-label={t('back')} className={styles.back}><ArrowLeftOutlined /></Link>} title={t('workPage.title')} text={t('workPage.text')}>
      <Panel flush>
        {!work.data ? (work.isPending ? <Skeleton active style={{ padding: 16 }} /> : <ErrorState error={work.error} onRetry={() => void work.refetch()} />)
          : work.data.items.length === 0 ? <EmptyState title={t('workPage.none')} text={t('workPage.noneText')} />
          : <ul className={styles.work}>{work.data.items.map((item) => <Item key={`${item.kind}/${item.article.id}`} item={item} />)}</ul>}
      </Panel>
    </PageFrame>
  );
}

function Item({ item: { kind, article, due, reason, number, own } }: { readonly item: WorkItem }) {
  const { t } = useTranslation('knowledge');
  const isOwners = kind === 'wrong' || kind === 'expired' || kind === 'expiring' || kind === 'review_due' || kind === 'review_overdue';
  return (
    <li>
      <Tag variant="filled" color={tones[kind]} className={styles.kind ?? ''}>{t(`workPage.kinds.${kind}`)}</Tag>
      <span className={styles.workWords}>
        <Link to="/knowledge/$articleId" params={{ articleId: article.id }} lang={article.language === 'zh' ? 'zh-CN' : 'en'}>{article.question}</Link>
        {reason !== null && <span className={styles.quiet}>{reason}</span>}
      </span>
      <span className={styles.quiet}>
        {[isOwners && !own ? t('workPage.ofTeam') : null, number !== null ? t('version', { n: number }) : null, due === null ? null : t('workPage.dueBy', { on: due.includes('T') ? fullMoment(due) : due })].filter((part) => part !== null).join(' · ')}
      </span>
    </li>
  );
}
