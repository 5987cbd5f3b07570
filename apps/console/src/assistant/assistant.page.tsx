/** How the assistant is set up for the whole centre, and where it speaks. */

import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { ClassifierPanel } from './classifier-panel.tsx';
import { useAssistantSettings } from './assistant.queries.ts';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';
import { SpokenChannels } from './spoken-channels.tsx';

export function AssistantPage() {
  const { t } = useTranslation('assistant');
  const { data, error, refetch } = useAssistantSettings();
  return (
    <PageFrame title={t('settings.title')} text={t('settings.text')}>
      <div className={styles.page}>
        <SpokenChannels />
        {data ? <SettingsForm key={data.version} kept={data} onReload={refetch} />
          : error ? <Panel><ErrorState error={error} onRetry={() => void refetch()} /></Panel>
          : <Panel><Skeleton active paragraph={{ rows: 8 }} /></Panel>}
        <ClassifierPanel />
      </div>
    </PageFrame>
  );
}
