/** The secret with which a host site signs who its visitor is. */

import type { ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import { useTranslation } from 'react-i18next';
import { useShowSecret } from '../identity/use-show-secret.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { useRenewSecret } from './channel.queries.ts';

export function SecretPanel({ channel }: { readonly channel: ChannelView }) {
  const { t } = useTranslation('channel');
  const renew = useRenewSecret();
  const showSecret = useShowSecret();
  return (
    <Panel title={t('secret')}>
      <p style={{ marginTop: 0, color: 'var(--text-2)' }}>{t('secretText')}</p>
      <p>{channel.secretTail ? <code>••••••••{channel.secretTail}</code> : t('noSecret')}</p>
      <ConfirmButton
        danger={channel.secretTail !== null}
        question={channel.secretTail ? t('renewQuestion') : t('makeQuestion')}
        text={channel.secretTail ? t('renewText') : undefined}
        onConfirm={async () => {
          const { secret } = await renew({ params: { channelId: channel.id } });
          showSecret(t('secretMade'), t('secretOnce'), secret);
        }}
      >
        {channel.secretTail ? t('renew') : t('make')}
      </ConfirmButton>
    </Panel>
  );
}
