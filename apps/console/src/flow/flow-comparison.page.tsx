/** Two versions held against each other: what changed as a list, and where, as a coloured graph. */

import { ArrowLeftOutlined, SwapOutlined } from '@ant-design/icons';
import type { Comparison } from '@huiyin/domain/flow/compare.ts';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Spin } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { ComparisonList } from './comparison-list.tsx';
import { useComparison, useFlowVersion } from './flow.queries.ts';
import styles from './flow-version.module.css';
import type { Difference } from './graph/flow-graph.tsx';

const FlowGraph = lazy(() => import('./graph/flow-graph.tsx').then((module) => ({ default: module.FlowGraph })));

export function FlowComparisonPage() {
  const { t } = useTranslation(['flow', 'ui']);
  const { beforeId, afterId } = useParams({ from: '/signed-in/flows/compare/$beforeId/$afterId' });
  const navigate = useNavigate();
  const before = useFlowVersion(beforeId);
  const after = useFlowVersion(afterId);
  const comparison = useComparison(beforeId, afterId);
  const [chosen, setChosen] = useState<string | null>(null);
  const drawn = useMemo(() => (before.data && after.data && comparison.data ? overlay(before.data.document, after.data.document, comparison.data) : null), [before.data, after.data, comparison.data]);

  const failed = before.error ?? after.error ?? comparison.error;
  if (failed) return <ErrorState error={failed} onRetry={() => void Promise.all([before.refetch(), after.refetch(), comparison.refetch()])} />;
  if (!before.data || !after.data || !comparison.data || !drawn) return <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 8 }} />;
  const count = (how: Difference) => comparison.data.steps.filter((step) => step.how === how).length;
  const same = comparison.data.flow.length === 0 && comparison.data.steps.length === 0;

  return (
    <div className={styles.desk}>
      <header className={styles.head}>
        <Link to="/flows/versions/$versionId" params={{ versionId: afterId }} className={styles.back} aria-label={t('ui:back')}><ArrowLeftOutlined /></Link>
        <div className={styles.words}>
          <h1>{inWords(after.data.document.name)} <span className={styles.number}>{t('compare.between', { before: before.data.number, after: after.data.number })}</span></h1>
          <p>{same ? t('compare.same') : t('compare.counts', { added: count('added'), removed: count('removed'), changed: count('changed') })}</p>
        </div>
        <Button icon={<SwapOutlined />} onClick={() => void navigate({ to: '/flows/compare/$beforeId/$afterId', params: { beforeId: afterId, afterId: beforeId } })}>{t('compare.swap')}</Button>
      </header>
      <div className={styles.both}>
        <aside className={styles.side} aria-label={t('compare.title')}>
          {same ? <EmptyState title={t('compare.same')} /> : <ComparisonList comparison={comparison.data} before={before.data.document} after={after.data.document} onStep={setChosen} />}
        </aside>
        <div className={styles.canvas}>
          <Suspense fallback={<div className={styles.waiting}><Spin /></div>}>
            <FlowGraph document={drawn.document} chosen={chosen} onChoose={(key) => setChosen(key === chosen ? null : key)} differences={drawn.differences} />
          </Suspense>
        </div>
      </div>
    </div>
  );
}

/** The new version with what is gone put back, so that both are seen in one picture. */
function overlay(before: FlowDocument, after: FlowDocument, comparison: Comparison): { readonly document: FlowDocument; readonly differences: ReadonlyMap<string, Difference> } {
  const differences = new Map<string, Difference>();
  for (const step of comparison.steps) {
    differences.set(step.key, step.how);
    for (const exit of step.exits) differences.set(`${step.key}/${exit.key}`, exit.how);
  }
  const steps = after.steps.map((step) => {
    const old = before.steps.find((each) => each.key === step.key);
    const gone = old?.exits.filter((exit) => !step.exits.some((each) => each.key === exit.key)) ?? [];
    return { ...step, exits: [...step.exits, ...gone] };
  });
  const removed = before.steps.filter((step) => !after.steps.some((each) => each.key === step.key));
  return { document: { ...after, steps: [...steps, ...removed] }, differences };
}
