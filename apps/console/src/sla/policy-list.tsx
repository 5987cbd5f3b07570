/** The policies in order. Moving one says at once what the order is now; nothing waits to be saved. */

import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { PolicyView } from '@huiyin/domain/sla/sla.contract.ts';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveItem } from '../flow/editor/list-edits.ts';
import { isRefusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { promiseWords } from './clock-words.ts';
import { useConditionWords } from './condition-words.ts';
import { useOrderPolicies, usePolicies } from './sla.queries.ts';
import styles from './sla.module.css';

interface PolicyListProps {
  readonly policies: readonly PolicyView[];
  readonly version: number;
  readonly onOpen: (policy: PolicyView) => void;
}

export function PolicyList({ policies, version, onOpen }: PolicyListProps) {
  const { t } = useTranslation(['sla', 'clock', 'ui']);
  const { can } = useSession();
  const { message } = App.useApp();
  const { refetch } = usePolicies();
  const order = useOrderPolicies();
  const conditionWords = useConditionWords();
  const [busy, setBusy] = useState(false);

  const move = async (index: number, by: 1 | -1) => {
    setBusy(true);
    try {
      await order({ body: { ids: moveItem(policies, index, by).map(({ id }) => id), version } });
    } catch (error) {
      if (isRefusal(error, 'policy.changed')) await refetch();
      void message.error(isRefusal(error, 'policy.changed') ? t('policies.changedBy') : wordsOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <ol className={styles.policies}>
      {policies.map((policy, index) => (
        <li key={policy.id} className={styles.policy} data-off={!policy.active}>
          <span className={styles.position} title={t('policies.order', { n: index + 1, total: policies.length })}>{index + 1}</span>
          <div className={styles.words}>
            <h2>
              {can('policy.manage') ? <button type="button" onClick={() => onOpen(policy)}>{inWords(policy.name)}</button> : inWords(policy.name)}
              {!policy.active && <Tag>{t('policies.off')}</Tag>}
            </h2>
            <p>{conditionWords(policy.when) || t('policies.everything')}</p>
            <ul className={styles.targets}>
              {policy.targets.map(({ clock, ms }) => <li key={clock}><b>{t(`clock:kind.${clock}`)}</b> {promiseWords(ms)}</li>)}
            </ul>
          </div>
          {can('policy.manage') && (
            <span className={styles.tools}>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={`${t('ui:moveUp')} ${inWords(policy.name)}`} disabled={busy || index === 0} onClick={() => void move(index, -1)} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={`${t('ui:moveDown')} ${inWords(policy.name)}`} disabled={busy || index === policies.length - 1} onClick={() => void move(index, 1)} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
