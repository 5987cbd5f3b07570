/** Which of the four an outlet is, at a glance. */

import { MailOutlined, MessageOutlined } from '@ant-design/icons';
import type { OutletView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { useTranslation } from 'react-i18next';
import styles from './delivery.module.css';

export function KindMark({ kind }: { readonly kind: OutletView['kind'] }) {
  const { t } = useTranslation('delivery');
  return <span className={styles.kind} data-kind={kind}>{kind === 'email' ? <MailOutlined /> : <MessageOutlined />} {t(`kinds.${kind}`)}</span>;
}
