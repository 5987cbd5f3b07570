/** Where the assistant speaks, and the way to each channel's own settings. */

import type { ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import { Link } from '@tanstack/react-router';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChannels } from '../channel/channel.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import styles from './settings.module.css';

export function SpokenChannels() {
  const { t } = useTranslation('assistant');
  const channels = useChannels();
  // It speaks where customers chat.
  const chats = channels.data?.items.filter(({ kind }) => kind === 'web');
  return (
    <Panel title={t('settings.channels')}>
      {!chats ? (channels.error ? <ErrorState error={channels.error} onRetry={() => void channels.refetch()} /> : <Skeleton active title={false} />)
        : chats.length === 0 ? <EmptyState title={t('settings.noChannels')} />
        : <ul className={styles.channels}>{chats.map((channel) => <SpokenChannel key={channel.id} channel={channel} />)}</ul>}
    </Panel>
  );
}

function SpokenChannel({ channel: { id, name, active, settings } }: { readonly channel: ChannelView }) {
  const { t } = useTranslation(['assistant', 'channel']);
  const { can } = useSession();
  const speaks = active && settings.assistant?.active === true;
  return (
    <li>
      <span className={styles.channel}>{can('channel.manage') ? <Link to="/admin/channels/$channelId" params={{ channelId: id }}>{inWords(name)}</Link> : inWords(name)}</span>
      <Tag variant="filled" color={speaks ? 'blue' : 'default'}>{speaks ? t('settings.speaks') : active ? t('settings.silent') : t('channel:closed')}</Tag>
      {speaks && <span className={styles.quiet}>{t(`channel:assistant.whens.${settings.assistant!.when}`)}{settings.assistant!.name && ` · ${inWords(settings.assistant!.name)}`}</span>}
    </li>
  );
}
