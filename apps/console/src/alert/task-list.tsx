/** Tasks of alerts, each with what came of it; mine, and anybody's for whoever manages alerts, can be settled. */

import type { AlertActionView } from '@huiyin/domain/alert/alert.contract.ts';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { useSettleAction } from './alert.queries.ts';
import styles from './alert.module.css';

export function TaskList({ tasks, showsAlert }: { readonly tasks: readonly AlertActionView[]; readonly showsAlert: boolean }) {
  const { t } = useTranslation('alert');
  const { can, me } = useSession();
  const settle = useSettleAction();
  const [settling, setSettling] = useState<{ readonly task: AlertActionView; readonly as: 'done' | 'declined' } | null>(null);
  return (
    <>
      <ul className={styles.plain}>
        {tasks.map((task) => {
          const { late } = task;
          return (
            <li key={task.id} className={styles.causeRow}>
              <div>
                <p><b>{task.title}</b></p>
                <p className={styles.facts}>
                  <Tag>{t(`actions.${task.kind}`)}</Tag>
                  <Tag color={task.state === 'done' ? 'success' : task.state === 'declined' ? 'default' : late ? 'error' : 'processing'}>{t(late ? 'late' : `taskStates.${task.state}`)}</Tag>
                  <span>{t('owner', { name: task.owner.name })}</span>
                  <span>{t('dueBy', { on: task.dueOn })}</span>
                  {showsAlert && <Link to="/alerts/$alertId" params={{ alertId: task.alert.id }}>{inWords(task.alert.rule)}</Link>}
                </p>
                {task.result !== null && <p className={styles.said}>{task.result}</p>}
              </div>
              {task.state === 'open' && (can('alert.manage') || task.owner.id === me.id) && (
                <span className={styles.acts}>
                  <Button size="small" type="primary" onClick={() => setSettling({ task, as: 'done' })}>{t('done')}</Button>
                  <Button size="small" onClick={() => setSettling({ task, as: 'declined' })}>{t('decline')}</Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <FormDrawer<{ result: string }>
        key={settling?.as ?? ''}
        open={settling !== null}
        title={settling?.task.title ?? ''}
        saveLabel={settling?.as === 'declined' ? t('decline') : t('done')}
        onClose={() => setSettling(null)}
        onSave={({ result }) => settle({ params: { alertActionId: settling!.task.id }, body: { as: settling!.as, result } })}
      >
        <Form.Item name="result" label={settling?.as === 'declined' ? t('whyNot') : t('result')} rules={[{ required: true, whitespace: true, message: t('required', { label: settling?.as === 'declined' ? t('whyNot') : t('result') }) }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </FormDrawer>
    </>
  );
}
