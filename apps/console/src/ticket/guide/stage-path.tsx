/** The five stages as a line of dots. */

import { CheckOutlined } from '@ant-design/icons';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { stageIndex } from '@huiyin/domain/flow/stage.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import styles from './guide.module.css';

export function StagePath({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const here = stageIndex(ticket.stage);
  const archived = ticket.state === 'archived';
  return (
    <ol className={styles.path} aria-label={t('guide.path')}>
      {ticket.path.map(({ stage, steps }) => {
        const at = stageIndex(stage);
        const state = archived || at < here ? 'done' : at === here ? 'now' : 'ahead';
        return (
          <li key={stage} className={styles.stage} data-state={state} aria-current={state === 'now' ? 'step' : undefined} title={steps.map((step) => inWords(step.name)).join(' → ')}>
            <span className={styles.dot}>{state === 'done' ? <CheckOutlined /> : at + 1}</span>
            {t(`stage.${stage}`)}
          </li>
        );
      })}
    </ol>
  );
}
