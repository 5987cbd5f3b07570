/** Which language model would be asked, if any. Its key is known to the server alone. */

import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './settings.module.css';

export function ModelFacts({ model }: { readonly model: { readonly name: string; readonly host: string } | null }) {
  const { t } = useTranslation('assistant');
  if (model === null) return <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('settings.noModel')} description={t('settings.noModelText')} />;
  return (
    <dl className={styles.facts}>
      <dt>{t('settings.modelName')}</dt>
      <dd>{model.name}</dd>
      <dt>{t('settings.modelHost')}</dt>
      <dd>{model.host}</dd>
    </dl>
  );
}
