/** Who keeps an article, and until when they vouch for it. */

import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePeopleChoices, useTeams } from '../identity/people.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { useArticles, useKeepArticle } from './knowledge.queries.ts';

export interface KeepingValues {
  readonly ownerId: string;
  readonly teamId: string;
  readonly reviewOn: string;
  readonly counterpartId?: string | null;
}

export function KeepingDrawer({ article, onClose }: { readonly article: ArticleView; readonly onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const keep = useKeepArticle();
  const counterpart = article.counterparts[0] ?? null;
  // The link is kept by the one that names the other; where the other names this one, it is changed there.
  return (
    <FormDrawer<KeepingValues>
      open
      title={t('acts.keep')}
      initial={{ ownerId: article.owner.id, teamId: article.team.id, reviewOn: article.reviewOn, counterpartId: counterpart?.id ?? null }}
      onClose={onClose}
      onSave={({ ownerId, teamId, reviewOn, counterpartId }) => keep({ params: { articleId: article.id }, body: { ownerId, teamId, reviewOn, counterpartId: counterpartId ?? null, version: article.version } })}
    >
      <KeepingFields language={article.language} known={[{ id: article.owner.id, name: article.owner.name ?? '' }]} counterparts={article.counterparts} />
    </FormDrawer>
  );
}

interface KeepingFieldsProps {
  readonly language: 'zh' | 'en';
  readonly known?: readonly { readonly id: string; readonly name: string }[];
  readonly counterparts?: readonly { readonly id: string; readonly question: string }[];
}

export function KeepingFields({ language, known = [], counterparts = [] }: KeepingFieldsProps) {
  const { t } = useTranslation(['knowledge', 'ui']);
  const people = usePeopleChoices('');
  const teams = useTeams();
  const others = useArticles({ language: language === 'zh' ? 'en' : 'zh', state: 'published' });
  const chosen = [...(people.data?.items ?? []), ...known.filter(({ id }) => !people.data?.items.some((person) => person.id === id))];
  const offered = [...counterparts, ...(others.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ id }) => !counterparts.some((other) => other.id === id))];
  const required = (label: string) => [{ required: true, message: t('ui:required', { label }) }];
  return (
    <>
      <Form.Item name="ownerId" label={t('owner')} rules={required(t('owner'))}><Select showSearch={{ optionFilterProp: 'label' }} options={chosen.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      <Form.Item name="teamId" label={t('team')} rules={required(t('team'))}><Select showSearch={{ optionFilterProp: 'label' }} options={teams.data?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? []} /></Form.Item>
      <Form.Item name="reviewOn" label={t('reviewOn')} rules={required(t('reviewOn'))}><DateInput whole={false} /></Form.Item>
      <Form.Item name="counterpartId" label={t('counterpart')} extra={t('counterpartHint')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('noCounterpart')} options={offered.map(({ id, question }) => ({ value: id, label: question }))} /></Form.Item>
    </>
  );
}
