/** The steps of a flow by stage, as a list: for narrow screens, screen readers, and whoever reads rather than looks. */

import { PlayCircleFilled, RightOutlined, WarningFilled } from '@ant-design/icons';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { stages } from '@huiyin/domain/flow/stage.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useRoleName } from '../identity/use-role-name.ts';
import { limitWords } from './limit-words.ts';
import styles from './flow-version.module.css';

interface StepListProps {
  readonly document: FlowDocument;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly problems: ReadonlyMap<string, number>;
}

export function StepList({ document, chosen, onChoose, problems }: StepListProps) {
  const { t } = useTranslation(['flow', 'ticket']);
  const roleName = useRoleName();
  return (
    <div className={styles.stages}>
      {stages.map((stage, number) => (
        <section key={stage} className={styles.stage}>
          <h2>{number + 1}. {t(`ticket:stage.${stage}`)}</h2>
          {document.steps.filter((step) => step.stage === stage).map((step) => (
            <button key={step.key} type="button" className={styles.step} data-chosen={chosen === step.key} onClick={() => onChoose(step.key)}>
              <span className={styles.stepWords}>
                <b>{document.start === step.key && <PlayCircleFilled style={{ color: 'var(--accent)', marginInlineEnd: 5 }} title={t('start')} />}{inWords(step.name) || step.key}</b>
                <small>{roleName(step.role)} · {limitWords(step.limit, t)} · {t('graph.fields', { n: Object.keys(step.form.properties).length })} · {step.exits.map((exit) => inWords(exit.label)).join(' / ')}</small>
              </span>
              {(problems.get(step.key) ?? 0) > 0 && <span className={styles.bad}><WarningFilled /> {problems.get(step.key)}</span>}
              <RightOutlined style={{ color: 'var(--text-3)' }} />
            </button>
          ))}
        </section>
      ))}
    </div>
  );
}
