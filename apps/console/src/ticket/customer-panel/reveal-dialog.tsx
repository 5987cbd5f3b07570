/** Asks what the whole contact value is needed for; the answer goes to the audit log. */

import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useReveal } from './ticket-customer.queries.ts';

interface RevealDialogProps {
  readonly customerId: string;
  readonly point: { readonly id: string; readonly masked: string };
  readonly onRevealed: (value: string) => void;
  readonly onClose: () => void;
}

export function RevealDialog({ customerId, point, onRevealed, onClose }: RevealDialogProps) {
  const { t } = useTranslation(['ticket', 'ui']);
  const reveal = useReveal(customerId);
  const [reason, setReason] = useState('');
  const submit = () =>
    reveal.mutate({ contactPointId: point.id, reason: reason.trim() }, {
      onSuccess: ({ value }) => {
        onRevealed(value);
        onClose();
      },
    });
  return (
    <Modal open title={t('customer.revealTitle')} onCancel={onClose} onOk={submit} okText={t('customer.reveal')} cancelText={t('ui:cancel')} okButtonProps={{ disabled: reason.trim() === '', loading: reveal.isPending }} width={420}>
      <p style={{ marginTop: 0, color: 'var(--text-2)' }}>{t('customer.revealText')}</p>
      {reveal.error && <Alert type="error" showIcon title={wordsOf(reveal.error)} style={{ marginBottom: 12 }} />}
      <div style={{ display: 'flex', gap: 8, marginBottom: 8, flexWrap: 'wrap' }}>
        {(['callBack', 'verify', 'ship'] as const).map((each) => <Button key={each} size="small" onClick={() => setReason(t(`customer.revealReasons.${each}`))}>{t(`customer.revealReasons.${each}`)}</Button>)}
      </div>
      <Input autoFocus value={reason} maxLength={200} placeholder={t('customer.revealReason')} aria-label={t('customer.revealReason')} onChange={(event) => setReason(event.target.value)} onPressEnter={() => reason.trim() !== '' && submit()} />
    </Modal>
  );
}
