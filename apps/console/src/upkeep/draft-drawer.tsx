/** An article proposed from a cluster: what it would say, where each part comes from; saved, it opens in the editor. */

import type { GapCluster, GapProposal } from '@huiyin/domain/upkeep/gap.contract.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Drawer, Form, Input, Select, Skeleton, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { usePeopleChoices, useTeams } from '../identity/people.queries.ts';
import { categoryChoices } from '../knowledge/article-words.ts';
import { useArticleTags } from '../knowledge/knowledge.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { DateInput } from '../ui/date-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { DifferenceList } from './difference-list.tsx';
import styles from './upkeep.module.css';
import { useDraftFromGaps, useProposal } from './upkeep.queries.ts';

interface DraftValues {
  readonly question: string;
  readonly variants: string;
  readonly body: string;
  readonly categoryKey?: string | null;
  readonly teamId: string;
  readonly ownerId: string;
  readonly reviewOn: string;
}

const width = 720;

export function DraftDrawer({ cluster, onClose }: { readonly cluster: GapCluster; readonly onClose: () => void }) {
  const { t } = useTranslation('upkeep');
  const proposal = useProposal(cluster.gapIds);
  if (proposal.data) return <ProposedDraft cluster={cluster} proposal={proposal.data} onClose={onClose} />;
  return (
    <Drawer open title={t('draft.title')} size={Math.min(width, window.innerWidth)} onClose={onClose}>
      {proposal.isPending ? <Skeleton active /> : <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />}
    </Drawer>
  );
}

function ProposedDraft({ cluster, proposal, onClose }: { readonly cluster: GapCluster; readonly proposal: GapProposal; readonly onClose: () => void }) {
  const { t } = useTranslation(['upkeep', 'knowledge', 'ui']);
  const { me } = useSession();
  const navigate = useNavigate();
  const draft = useDraftFromGaps();
  const [tags, teams, people] = [useArticleTags(), useTeams(), usePeopleChoices('')];
  const required = (label: string) => [{ required: true, message: t('ui:required', { label }) }];
  const owners = [{ id: me.id, name: me.name }, ...(people.data?.items ?? []).filter(({ id }) => id !== me.id)];

  const save = async ({ question, variants, body, categoryKey, teamId, ownerId, reviewOn }: DraftValues) => {
    const content = {
      question: question.trim(), variants: variants.split('\n').map((line) => line.trim().slice(0, 200)).filter((line) => line !== '').slice(0, 60), body, categoryKey: categoryKey ?? null,
      products: [], channels: [], audience: 'public' as const, validFrom: null, validUntil: null, flowSteps: [],
    };
    const article = await draft({ body: { gapIds: cluster.gapIds, language: proposal.language, content, teamId, ownerId, reviewOn, counterpartId: null } });
    await navigate({ to: '/knowledge/$articleId/edit', params: { articleId: article.id } });
  };

  return (
    <FormDrawer<DraftValues>
      open
      width={width}
      title={t('draft.title')}
      saveLabel={t('draft.save')}
      initial={{ question: proposal.question, variants: proposal.variants.join('\n'), body: proposal.body, categoryKey: proposal.categoryKey, teamId: proposal.teamId ?? me.teams[0]?.id ?? '', ownerId: me.id, reviewOn: dayjs().add(6, 'month').format('YYYY-MM-DD') }}
      onClose={onClose}
      onSave={save}
    >
      <p className={styles.quiet}>{t('draft.text', { n: cluster.gapIds.length })}</p>
      <Form.Item name="question" label={t('knowledge:question')} rules={required(t('knowledge:question'))}><Input maxLength={200} /></Form.Item>
      <Form.Item name="variants" label={t('knowledge:variants')} extra={t('knowledge:variantsHint')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <Form.Item name="body" label={t('draft.answer')} extra={proposal.body === '' ? t('draft.nobodyAnswered') : t('draft.answerHint')}><Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} /></Form.Item>
      {proposal.sources.length > 0 && (
        <section className={styles.sources} aria-label={t('draft.sources')}>
          <h3>{t('draft.sources')}</h3>
          {proposal.sources.some(({ differences }) => differences.length > 0) && <Alert type="warning" showIcon title={t('draft.disagree')} className={styles.alert ?? ''} />}
          <ul>
            {proposal.sources.map(({ messageId, ticket, at, text, isQuoted, likeness, differences }) => (
              <li key={messageId}>
                <p>{text}</p>
                <p className={styles.facts}>
                  <Tag variant="filled" color={isQuoted ? 'green' : 'default'}>{isQuoted ? t('draft.quoted') : t('draft.alike', { percent: Math.round(likeness * 100) })}</Tag>
                  <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }}>{ticket.number}</Link>
                  <time dateTime={at}>{shortMoment(at)}</time>
                </p>
                <DifferenceList differences={differences} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.pair}>
        <Form.Item name="categoryKey" label={t('knowledge:category')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={categoryChoices(tags.data)} /></Form.Item>
        <Form.Item name="teamId" label={t('knowledge:team')} rules={required(t('knowledge:team'))}><Select showSearch={{ optionFilterProp: 'label' }} options={teams.data?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? []} /></Form.Item>
        <Form.Item name="ownerId" label={t('knowledge:owner')} rules={required(t('knowledge:owner'))}><Select showSearch={{ optionFilterProp: 'label' }} options={owners.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
        <Form.Item name="reviewOn" label={t('knowledge:reviewOn')} rules={required(t('knowledge:reviewOn'))}><DateInput whole={false} /></Form.Item>
      </div>
    </FormDrawer>
  );
}
