/** Shown for an address that leads nowhere. */

import { CompassOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/states.tsx';

export function UnknownPage() {
  const { t } = useTranslation('app');
  return <EmptyState icon={<CompassOutlined />} title={t('unknownPage')} text={t('unknownPageText')} action={<Link to="/">{t('toWorkspace')}</Link>} />;
}
