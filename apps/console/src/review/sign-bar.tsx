/** Who stands for the review: a draft to be signed, or the signature. */

import { CheckCircleFilled } from '@ant-design/icons';
import type { ReviewView } from '@huiyin/domain/review/review.contract.ts';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { fullMoment } from '../ui/time.ts';
import styles from './review.module.css';
import { useSignReview } from './review.queries.ts';

export function SignBar({ review: { id, hash, signedAt, signedBy, note } }: { readonly review: ReviewView }) {
  const { t } = useTranslation('review');
  const { can } = useSession();
  const { message } = App.useApp();
  const sign = useSignReview();
  const [asks, setAsks] = useState(false);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  if (signedAt !== null) {
    return (
      <div className={styles.signBar} data-signed>
        <CheckCircleFilled aria-hidden />
        <span>{t('signedBy', { name: signedBy?.name ?? '', at: fullMoment(signedAt) })}{note && <q>{note}</q>}</span>
      </div>
    );
  }
  const save = async () => {
    setBusy(true);
    await sign({ params: { reviewId: id }, body: { hash, note: words } }).then(() => { setAsks(false); void message.success(t('signDone')); }, (error: unknown) => void message.error(wordsOf(error)));
    setBusy(false);
  };
  return (
    <div className={styles.signBar}>
      <span>{t('signHint')}</span>
      {can('review.sign') && <Button type="primary" onClick={() => setAsks(true)}>{t('sign')}</Button>}
      <Modal open={asks} title={t('signTitle')} okText={t('sign')} cancelText={t('discard')} confirmLoading={busy} onOk={() => void save()} onCancel={() => setAsks(false)}>
        <p>{t('signText')}</p>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1_000} value={words} onChange={({ target }) => setWords(target.value)} placeholder={t('note')} aria-label={t('note')} />
      </Modal>
    </div>
  );
}
