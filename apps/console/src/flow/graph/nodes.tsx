/** What stands in the graph: lanes, steps, and the archive at the end. */

import { FormOutlined, PlayCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Step } from '@huiyin/domain/flow/flow.ts';
import type { Stage } from '@huiyin/domain/flow/stage.ts';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { useRoleName } from '../../identity/use-role-name.ts';
import { limitWords } from '../limit-words.ts';
import styles from './flow-graph.module.css';
import type { WayLook } from './way-edge.tsx';

type LaneData = { readonly stage: Stage; readonly number: number; readonly even: boolean };
type StepData = {
  readonly step: Step;
  readonly start: boolean;
  readonly chosen: boolean;
  readonly problems: number;
  readonly difference: 'added' | 'removed' | 'changed' | undefined;
  readonly onChoose: (key: string) => void;
  /** One row each, where the way leaves the card. */
  readonly ways: readonly { readonly id: string; readonly words: string; readonly look: WayLook; readonly difference: StepData['difference'] }[];
};

export function LaneNode({ data, width, height }: NodeProps<Node<LaneData>>) {
  const { t } = useTranslation('ticket');
  return (
    <div className={styles.lane} data-even={data.even} style={{ width, height }}>
      <span className={styles.laneHead}><b>{data.number}</b>{t(`stage.${data.stage}`)}</span>
    </div>
  );
}

export function StepNode({ data: { step, start, chosen, problems, difference, onChoose, ways } }: NodeProps<Node<StepData>>) {
  const { t } = useTranslation('flow');
  const roleName = useRoleName();
  const fields = Object.keys(step.form.properties).length;
  return (
    <>
      <Handle type="target" position={Position.Left} className={styles.handle ?? ''} />
      <button type="button" className={`${styles.step} nopan`} data-chosen={chosen} data-difference={difference} data-machine={step.role === 'assistant'} onClick={() => onChoose(step.key)}>
        <span className={styles.stepFacts}>
          <span className={styles.stepName}>
            {start && <PlayCircleFilled className={styles.start ?? ''} title={t('start')} />}
            <b>{inWords(step.name) || step.key}</b>
          </span>
          <span className={styles.role}>{roleName(step.role)}</span>
          <span className={styles.facts}>
            <span>{limitWords(step.limit, t)}</span>
            {fields > 0 && <span><FormOutlined /> {t('graph.fields', { n: fields })}</span>}
          </span>
        </span>
        {ways.map((way) => <span key={way.id} className={styles.wayWords} data-look={way.look} data-difference={way.difference} title={way.words}>{way.words}</span>)}
        {problems > 0 && <span className={styles.problems} title={t('problems.count', { n: problems })}><WarningFilled /> {problems}</span>}
        {difference && <span className={styles.difference}>{t(`compare.how.${difference}`)}</span>}
      </button>
      <Handle type="source" position={Position.Right} className={styles.handle ?? ''} />
    </>
  );
}

export function ArchiveNode() {
  const { t } = useTranslation('ticket');
  return (
    <>
      <Handle type="target" position={Position.Left} className={styles.handle ?? ''} />
      <span className={styles.archive}>{t('stage.archive')}</span>
    </>
  );
}
