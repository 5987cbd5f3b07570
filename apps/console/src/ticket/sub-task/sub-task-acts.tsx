/** The buttons of a sub-task, and their dialogs. The server decides; this only hides what it would refuse. */

import { App, Button } from 'antd';
import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import { releaseSubTask, takeSubTask } from '@huiyin/domain/ticket/sub-task.contract.ts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useTurn } from './sub-task.queries.ts';
import type { AnswerAct } from './answer-dialogs.tsx';
import styles from './sub-task.module.css';

const AnswerDialogs = lazy(async () => ({ default: (await import('./answer-dialogs.tsx')).AnswerDialogs }));

export function SubTaskActs({ subTask }: { readonly subTask: SubTaskView }) {
  const { t } = useTranslation('subTask');
  const { message } = App.useApp();
  const [open, setOpen] = useState<AnswerAct | null>(null);
  const take = useTurn(takeSubTask, subTask);
  const release = useTurn(releaseSubTask, subTask);
  const { may, kind } = subTask;
  const run = (act: typeof take, done: string) => act.mutateAsync({} as never).then(() => message.success(done), (error: unknown) => message.error(wordsOf(error)));

  return (
    <>
      {(may.take || may.release || may.answer || may.cancel) && (
        <div className={styles.acts}>
          {may.cancel && <Button type="text" size="small" onClick={() => setOpen('cancel')}>{t('act.cancel')}</Button>}
          {may.release && <Button size="small" loading={release.isPending} onClick={() => void run(release, t('act.released'))}>{t('act.release')}</Button>}
          {may.take && <Button size="small" loading={take.isPending} onClick={() => void run(take, t('act.taken'))}>{t('act.take')}</Button>}
          {may.answer && <Button size="small" danger={kind === 'approval'} onClick={() => setOpen('decline')}>{kind === 'approval' ? t('act.decline') : t('act.cannot')}</Button>}
          {may.answer && kind === 'approval' && <Button type="primary" size="small" onClick={() => setOpen('approve')}>{t('act.approve')}</Button>}
          {may.answer && kind === 'help' && <Button type="primary" size="small" onClick={() => setOpen('answer')}>{t('act.answer')}</Button>}
          {may.answer && kind === 'call_back' && <Button type="primary" size="small" onClick={() => setOpen('call')}>{t('act.call')}</Button>}
        </div>
      )}
      {open && <Suspense><AnswerDialogs act={open} subTask={subTask} onClose={() => setOpen(null)} /></Suspense>}
    </>
  );
}
