/** Asks why, before something that others will ask about. */

import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import styles from './knowledge.module.css';

interface ReasonDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly okLabel: string;
  readonly danger?: boolean;
  readonly optional?: boolean;
  readonly onClose: () => void;
  readonly onGiven: (reason: string) => Promise<unknown>;
}

export function ReasonDialog({ title, text, label, okLabel, danger = false, optional = false, onClose, onGiven }: ReasonDialogProps) {
  const { t } = useTranslation('ui');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const give = async () => {
    setSaving(true);
    setError(null);
    try {
      await onGiven(reason.trim());
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal open title={title} okText={okLabel} cancelText={t('cancel')} confirmLoading={saving} okButtonProps={{ danger, disabled: !optional && reason.trim() === '' }} onCancel={onClose} onOk={() => void give()}>
      {text && <p>{text}</p>}
      {error !== null && <Alert type="error" showIcon role="alert" style={{ marginBottom: 12 }} title={wordsOf(error)} />}
      <label className={styles.field}><span>{label}</span><Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} /></label>
    </Modal>
  );
}
