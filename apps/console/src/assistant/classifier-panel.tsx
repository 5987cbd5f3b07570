/** The classifier that sorts what customers write: how good it is, what it learnt from, and the way back to an earlier version. */

import type { ModelView, TrainingView } from '@huiyin/domain/assistant/assistant.contract.ts';
import { App, Button, Skeleton, Spin, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { useCancelTraining, useChooseModel, useModels, useOrderTraining } from './assistant.queries.ts';
import styles from './settings.module.css';

const tasks = ['category', 'kind', 'urgency', 'sentiment'] as const;

export function ClassifierPanel() {
  const { t } = useTranslation('assistant');
  const { data, error, refetch } = useModels();
  if (!data) return <Panel title={t('classifier.title')}>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton active title={false} />}</Panel>;
  const active = data.items.find(({ status }) => status === 'active');
  return (
    <Panel title={t('classifier.title')}>
      <p className={styles.lead}>{active ? t('classifier.active', { n: active.number, time: shortMoment(active.trainedAt), rows: active.rows, corrections: active.corrections }) : t('classifier.none')}</p>
      {active && <Scores model={active} />}
      <TrainingLine training={data.training} />
      {data.items.length > 1 && (
        <details className={styles.versions}>
          <summary>{t('classifier.versions', { n: data.items.length })}</summary>
          <ul className={styles.channels}>{data.items.map((model) => <Version key={model.id} model={model} />)}</ul>
        </details>
      )}
    </Panel>
  );
}

/** Of all questions of the gold set: how many it answered, and how many of those rightly. */
function Scores({ model }: { readonly model: ModelView }) {
  const { t } = useTranslation('assistant');
  return (
    <table className={styles.scores}>
      <caption>{t('classifier.gold')}</caption>
      <thead><tr><th scope="col">{t('classifier.task')}</th><th scope="col">{t('classifier.answered')}</th><th scope="col">{t('classifier.right')}</th></tr></thead>
      <tbody>
        {tasks.map((task) => {
          const score = model.gold[task];
          if (!score || score.rows === 0) return null;
          const [answered, right] = [score.answered / score.rows, score.answered === 0 ? 0 : score.right / score.answered];
          return (
            <tr key={task}>
              <th scope="row">{t(`classifier.tasks.${task}`)}</th>
              <td>{percent(answered)}<meter className={styles.meter ?? ''} min={0} max={1} value={answered} aria-label={t('classifier.answered')} /></td>
              <td>{percent(right)}<meter className={styles.meter ?? ''} min={0} max={1} value={right} aria-label={t('classifier.right')} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function TrainingLine({ training }: { readonly training: TrainingView }) {
  const { t } = useTranslation('assistant');
  const { message } = App.useApp();
  const [order, cancel] = [useOrderTraining(), useCancelTraining()];
  const told = (act: Promise<unknown>) => void act.catch((fault: unknown) => message.error(wordsOf(fault)));
  const underWay = training.state === 'ordered' || training.state === 'running';
  return (
    <div className={styles.training} role="status">
      {underWay ? (
        <>
          <Spin size="small" />
          <span>{t('classifier.training')}</span>
          <Button size="small" onClick={() => told(cancel({}))}>{t('classifier.stop')}</Button>
        </>
      ) : (
        <>
          <Button onClick={() => told(order({}))}>{t('classifier.train')}</Button>
          <span className={styles.quiet}>{training.state === 'failed' ? t('classifier.failed') : t('classifier.waiting', { n: training.newCorrections })}</span>
        </>
      )}
    </div>
  );
}

function Version({ model: { id, number, trainedAt, corrections, gold, status } }: { readonly model: ModelView }) {
  const { t } = useTranslation('assistant');
  const choose = useChooseModel();
  const category = gold['category'];
  return (
    <li>
      <span className={styles.channel}>{t('classifier.version', { n: number })}</span>
      <Tag variant="filled" color={status === 'active' ? 'blue' : status === 'refused' ? 'orange' : 'default'}>{t(`classifier.statuses.${status}`)}</Tag>
      <span className={styles.quiet}>
        {t('classifier.learnt', { time: shortMoment(trainedAt), corrections })}
        {category && category.rows > 0 && ` · ${t('classifier.categoryRight', { share: percent(category.right / category.rows) })}`}
      </span>
      {status === 'kept' && <ConfirmButton size="small" question={t('classifier.useThis', { n: number })} text={t('classifier.useThisText')} onConfirm={() => choose({ params: { modelId: id } })}>{t('classifier.use')}</ConfirmButton>}
    </li>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
