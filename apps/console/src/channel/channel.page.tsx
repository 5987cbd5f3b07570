/** One channel: its settings, how to embed it, its signing secret. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { ChannelForm } from './channel-form.tsx';
import { useChannels } from './channel.queries.ts';

export function ChannelPage() {
  const { t } = useTranslation(['channel', 'ui']);
  const { channelId } = useParams({ from: '/signed-in/admin/channels/$channelId' });
  const channels = useChannels();
  const channel = channels.data?.items.find((each) => each.id === channelId);
  return (
    <PageFrame
      back={<Link to={'/admin/channels' as '/'} aria-label={t('ui:back')} style={{ lineHeight: '32px' }}><ArrowLeftOutlined /></Link>}
      title={channel ? inWords(channel.name) : t('title')}
      text={channel && `${t(`kinds.${channel.kind}`)} · ${channel.key}`}
    >
      {channels.isPending ? <Panel><Skeleton active paragraph={{ rows: 8 }} /></Panel>
        : !channels.data ? <Panel><ErrorState error={channels.error} onRetry={() => void channels.refetch()} /></Panel>
        : channel ? <ChannelForm key={`${channel.id}/${channel.version}`} channel={channel} />
        : <Panel><EmptyState title={t('gone')} /></Panel>}
    </PageFrame>
  );
}
