/** One version of a flow: drawn, read step by step, and, while it is a draft, edited. */

import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { ErrorState } from '../ui/states.tsx';
import { useFlowVersion } from './flow.queries.ts';
import { FlowVersionDesk } from './flow-version-desk.tsx';

export function FlowVersionPage() {
  const { versionId } = useParams({ from: '/signed-in/flows/versions/$versionId' });
  const version = useFlowVersion(versionId);
  if (version.isPending) return <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 8 }} />;
  if (!version.data) return <ErrorState error={version.error} onRetry={() => void version.refetch()} />;
  return <FlowVersionDesk key={versionId} view={version.data} />;
}
