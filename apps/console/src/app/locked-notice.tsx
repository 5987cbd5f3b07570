/** Counts down until signing in is possible again. */

import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function LockedNotice({ seconds, onOver }: { readonly seconds: number; readonly onOver: () => void }) {
  const { t } = useTranslation('app');
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) return onOver();
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, onOver]);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return <Alert type="warning" showIcon role="alert" style={{ marginBottom: 16 }} title={t('signIn.lockedFor', { time })} />;
}
