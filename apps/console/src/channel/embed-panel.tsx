/** What a site puts into its pages. */

import { useTranslation } from 'react-i18next';
import { CopyText } from '../ui/copy-text.tsx';
import { Panel } from '../ui/page-frame.tsx';

export function EmbedPanel({ channelKey }: { readonly channelKey: string }) {
  const { t } = useTranslation('channel');
  return (
    <Panel title={t('embed')}>
      <p style={{ marginTop: 0, color: 'var(--text-2)' }}>{t('embedText')}</p>
      <CopyText lines text={`<script async src="${location.origin}/widget.js" data-channel="${channelKey}"></script>`} />
      <p style={{ marginBottom: 0 }}><a href="/chat" target="_blank" rel="noreferrer">{t('tryIt')}</a></p>
    </Panel>
  );
}
