/** Everything the centre knows: found by words, state, category and by who keeps it. */

import { DislikeOutlined, LikeOutlined, PlusOutlined } from '@ant-design/icons';
import type { ArticleSummary } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Select, type TableColumnsType, Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeopleChoices, useTeams } from '../identity/people.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { DataTable } from '../ui/data-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { EmptyState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { categoryChoices, categoryWords } from './article-words.ts';
import styles from './knowledge.module.css';
import { type ArticleFilter, useArticles, useArticleTags, useArticleWork } from './knowledge.queries.ts';
import { StateTags } from './state-tags.tsx';

const states = ['published', 'draft', 'review', 'waiting', 'expired', 'wrong', 'retired'] as const;

export function ArticlesPage() {
  const { t } = useTranslation(['knowledge', 'ui']);
  const { can } = useSession();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<ArticleFilter>({});
  const box = useRef<HTMLInputElement>(null);
  const articles = useArticles(filter);
  const tags = useArticleTags();
  const work = useArticleWork();
  const teams = useTeams();
  const people = usePeopleChoices('');
  const pending = work.data?.items.length ?? 0;
  const change = <Key extends keyof ArticleFilter>(key: Key, value: ArticleFilter[Key] | null | undefined) => {
    const { [key]: _, ...others } = filter;
    setFilter((value === null || value === undefined || value === '' || value === false ? others : { ...others, [key]: value }) as ArticleFilter);
  };

  const columns: TableColumnsType<ArticleSummary> = [
    { key: 'question', title: t('question'), render: (_, article) => <div className={styles.question}><b>{article.question}</b><StateTags article={article} /></div> },
    { key: 'category', title: t('category'), responsive: ['md'], render: (_, { categoryKey }) => categoryWords(categoryKey, tags.data, t('noCategory')) },
    { key: 'owner', title: t('owner'), render: (_, { owner, team }) => <>{owner.name}<span className={styles.quiet}>{` · ${inWords(team.name)}`}</span></> },
    { key: 'reviewOn', title: t('reviewOn'), responsive: ['md'], render: (_, { reviewOn }) => <span className="numbers">{reviewOn}</span> },
    { key: 'used', title: t('used'), responsive: ['lg'], align: 'right', render: (_, { uses }) => uses },
    { key: 'votes', title: t('votes'), responsive: ['lg'], render: (_, { helpful, unhelpful }) => (helpful + unhelpful === 0 ? '—' : <span className={styles.votes} aria-label={`${t('helpful', { n: helpful })}, ${t('unhelpful', { n: unhelpful })}`}><LikeOutlined /> {helpful} <DislikeOutlined /> {unhelpful}</span>) },
    { key: 'updated', title: t('updated'), responsive: ['xl'], render: (_, { updatedAt }) => <time dateTime={updatedAt}>{shortMoment(updatedAt)}</time> },
  ];

  return (
    <PageFrame
      wide
      title={t('title')}
      text={t('text')}
      actions={
        <>
          {can('knowledge.write') && <Button onClick={() => void navigate({ to: '/knowledge/gaps' })}>{t('upkeep')}</Button>}
          {can('knowledge.write') && <Button onClick={() => void navigate({ to: '/knowledge/import' })}>{t('transfer')}</Button>}
          <Button onClick={() => void navigate({ to: '/knowledge/work' })}>{pending > 0 ? t('workCount', { n: pending }) : t('work')}</Button>
          {can('knowledge.write') && <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate({ to: '/knowledge/new' })}>{t('new')}</Button>}
        </>
      }
      bar={
        <>
          <div className={styles.search}><SearchInput box={box} value={filter.q ?? ''} label={t('search')} clearLabel={t('ui:cancel')} onSearch={(q) => change('q', q.slice(0, 100))} /></div>
          <Select allowClear aria-label={t('state')} placeholder={t('anyState')} style={{ width: 130 }} value={filter.state ?? null} options={states.map((value) => ({ value, label: t(`filters.${value}`) }))} onChange={(value) => change('state', value)} />
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} aria-label={t('category')} placeholder={t('anyCategory')} style={{ width: 190 }} value={filter.category ?? null} options={categoryChoices(tags.data)} onChange={(value) => change('category', value)} />
          <Select allowClear aria-label={t('language')} placeholder={t('anyLanguage')} style={{ width: 120 }} value={filter.language ?? null} options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))} onChange={(value) => change('language', value)} />
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} aria-label={t('owner')} placeholder={t('anyOwner')} style={{ width: 140 }} value={filter.ownerId ?? null} options={people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} onChange={(value) => change('ownerId', value)} />
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} aria-label={t('team')} placeholder={t('anyTeam')} style={{ width: 150 }} value={filter.teamId ?? null} options={teams.data?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? []} onChange={(value) => change('teamId', value)} />
          <Tooltip title={t('dueHint')}><Checkbox checked={filter.due === true} onChange={({ target }) => change('due', target.checked)}>{t('due')}</Checkbox></Tooltip>
        </>
      }
    >
      <DataTable query={articles} columns={columns} rowKey={({ id }) => id} onOpen={({ id }) => void navigate({ to: '/knowledge/$articleId', params: { articleId: id } })} empty={<EmptyState title={t('none')} text={t('noneText')} />} />
    </PageFrame>
  );
}
