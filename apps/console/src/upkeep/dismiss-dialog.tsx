/** These questions need no article: says why, so that nobody wonders later. */

import type { GapCluster } from '@huiyin/domain/upkeep/gap.contract.ts';
import { Alert, App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import styles from './upkeep.module.css';
import { useDismissGaps } from './upkeep.queries.ts';

export function DismissDialog({ cluster, onClose }: { readonly cluster: GapCluster; readonly onClose: () => void }) {
  const { t } = useTranslation(['upkeep', 'ui']);
  const { message } = App.useApp();
  const dismiss = useDismissGaps();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const { settled } = await dismiss({ body: { gapIds: cluster.gapIds, reason: reason.trim() } });
      void message.success(t('gaps.settled', { n: settled }));
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal open title={t('gaps.dismissTitle')} okText={t('gaps.dismiss')} cancelText={t('ui:cancel')} okButtonProps={{ disabled: reason.trim() === '', loading: saving }} onOk={() => void save()} onCancel={onClose}>
      {error !== null && <Alert type="error" showIcon title={wordsOf(error)} className={styles.alert ?? ''} />}
      <p className={styles.quoted}>{cluster.question}</p>
      <p className={styles.quiet}>{t('gaps.dismissText', { n: cluster.gapIds.length })}</p>
      <Input.TextArea autoFocus aria-label={t('gaps.reason')} placeholder={t('gaps.reasonHint')} maxLength={300} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
    </Modal>
  );
}
