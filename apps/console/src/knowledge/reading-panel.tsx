/** Which teams were asked to read an article, who has, and my own word for it. */

import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import type { ReadingView } from '@huiyin/domain/knowledge/reception.contract.ts';
import { Alert, App, Button, Form, Progress, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '../identity/people.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { namesOf } from './article-words.ts';
import styles from './knowledge.module.css';
import { useArticleReadings, useAskReading, useConfirmReading } from './knowledge.queries.ts';

interface Values {
  readonly teamId: string;
  readonly dueOn?: string | null;
}

export function ReadingPanel({ article }: { readonly article: ArticleView }) {
  const { t } = useTranslation(['knowledge', 'ui']);
  const { can, me } = useSession();
  const { message } = App.useApp();
  const readings = useArticleReadings(article.id);
  const teams = useTeams();
  const [ask, confirm] = [useAskReading(), useConfirmReading()];
  const [asking, setAsking] = useState(false);
  if (article.publishedNumber === null) return null;
  const items = readings.data?.items ?? [];
  const owed = items.some(({ members }) => members.some(({ id, readAt }) => id === me.id && readAt === null));
  return (
    <Panel title={t('readings.title')} actions={can('knowledge.publish') && article.standing !== 'retired' && <Button size="small" onClick={() => setAsking(true)}>{t('readings.ask')}</Button>}>
      {owed && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('readings.mineText')}
          action={<Button size="small" type="primary" onClick={() => void confirm({ params: { articleId: article.id, number: article.publishedNumber! }, body: {} }).then(() => message.success(t('readings.thanks')), (error: unknown) => message.error(wordsOf(error)))}>{t('readings.mine')}</Button>}
        />
      )}
      {readings.isPending ? <Skeleton active paragraph={{ rows: 1 }} title={false} /> : readings.isError ? <ErrorState error={readings.error} onRetry={() => void readings.refetch()} /> : items.length === 0 ? <p className={styles.quiet}>{t('readings.none')}</p>
        : <ul className={styles.readings}>{items.map((reading) => <Reading key={reading.id} reading={reading} />)}</ul>}
      <FormDrawer<Values> open={asking} title={t('readings.ask')} onClose={() => setAsking(false)} onSave={({ teamId, dueOn }) => ask({ params: { articleId: article.id }, body: { teamId, dueOn: dueOn ?? null } })}>
        <Form.Item name="teamId" label={t('readings.team')} rules={[{ required: true, message: t('ui:required', { label: t('readings.team') }) }]}><Select options={teams.data?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? []} /></Form.Item>
        <Form.Item name="dueOn" label={t('readings.dueOn')}><DateInput whole={false} /></Form.Item>
      </FormDrawer>
    </Panel>
  );
}

function Reading({ reading: { team, number, dueOn, members } }: { readonly reading: ReadingView }) {
  const { t } = useTranslation('knowledge');
  const pending = members.filter(({ readAt }) => readAt === null);
  const read = members.length - pending.length;
  return (
    <li>
      <div className={styles.versionHead}><b>{inWords(team.name)}</b><span className={styles.quiet}>{[t('version', { n: number }), dueOn === null ? null : t('readings.by', { on: dueOn })].filter((part) => part !== null).join(' · ')}</span></div>
      <Progress percent={members.length === 0 ? 100 : Math.round((100 * read) / members.length)} showInfo={false} size="small" aria-hidden />
      <div>{t('readings.progress', { n: read, all: members.length })}</div>
      <div className={styles.quiet}>{pending.length === 0 ? t('readings.allRead') : t('readings.pending', { list: namesOf(pending, t) })}</div>
    </li>
  );
}
