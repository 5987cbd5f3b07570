/** Everything the check found; each line leads to its place. */

import { CheckCircleOutlined } from '@ant-design/icons';
import type { Finding } from '@huiyin/domain/flow/finding.ts';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { EmptyState } from '../../ui/states.tsx';
import { nameOfStep } from '../condition-words.ts';
import styles from '../flow-version.module.css';

interface ProblemListProps {
  readonly document: FlowDocument;
  readonly findings: readonly Finding[];
  readonly checking: boolean;
  readonly onStep: (key: string) => void;
  readonly onFlow: () => void;
}

export function ProblemList({ document, findings, checking, onStep, onFlow }: ProblemListProps) {
  const { t } = useTranslation('flow');
  if (findings.length === 0) return checking ? <EmptyState icon={<Spin size="small" />} title={t('problems.checking')} /> : <EmptyState icon={<CheckCircleOutlined />} title={t('problems.none')} />;
  return findings.map((finding, index) => (
    <button key={index} type="button" className={styles.problem} onClick={() => (finding.step === undefined ? onFlow() : onStep(finding.step))}>
      {inWords(finding.message)}
      <small>{finding.step === undefined ? t('problems.ofFlow') : nameOfStep(document, finding.step)}</small>
    </button>
  ));
}
