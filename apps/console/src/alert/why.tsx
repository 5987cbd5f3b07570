/** Why: what the latest look found, what looks before it found, and how they were made. */

import type { AlertView, AnalysisView } from '@huiyin/domain/alert/alert.contract.ts';
import type { CauseView } from '@huiyin/domain/alert/analysis.schema.ts';
import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { Panel } from '../ui/page-frame.tsx';
import { shortMoment } from '../ui/time.ts';
import type { ActionDraft } from './action-form.tsx';
import { CausesPicture } from './causes-picture.tsx';
import styles from './alert.module.css';

interface WhyProps {
  readonly alert: AlertView;
  /** Null: whoever reads may not give tasks. */
  readonly onPropose: ((draft: ActionDraft) => void) | null;
}

export function Why({ alert, onPropose }: WhyProps) {
  const { t } = useTranslation('alert');
  const [chosen, choose] = useState<string | null>(null);
  const [latest] = alert.analyses;
  const found = alert.analyses.find(({ at }) => at === chosen) ?? latest!;
  const { analysis } = found;
  return (
    <Panel title={t('why')} actions={alert.analyses.length > 1 && <Looks alert={alert} at={found.at} onChoose={choose} />}>
      <p className={styles.answer}>{inWords(found.summary)}</p>
      {analysis.causes.length > 0 && <CausesPicture analysis={analysis} metric={alert.metric} />}
      <Causes found={found} onPropose={found === latest ? onPropose : null} />
      {analysis.events.length > 0 && (
        <>
          <h3 className={styles.sub}>{t('events')}</h3>
          <ul className={styles.plain}>{analysis.events.map(({ id, kind, name, fromOn, untilOn }) => <li key={id}><Tag>{t(`changeKinds.${kind}`)}</Tag>{name} <span className={styles.quiet}>{fromOn === untilOn ? fromOn : `${fromOn} – ${untilOn}`}</span></li>)}</ul>
        </>
      )}
      {analysis.answer !== 'undivided' && <p className={styles.quiet}>{t('method', { against: t(`against.${analysis.against}`, { n: analysis.weeks }) })}</p>}
      {alert.endedAt === null && <p className={styles.quiet}>{t('analysedAt', { at: shortMoment(alert.analysedAt) })}</p>}
    </Panel>
  );
}

function Looks({ alert, at, onChoose }: { readonly alert: AlertView; readonly at: string; readonly onChoose: (at: string) => void }) {
  const { t } = useTranslation('alert');
  const last = alert.analyses.length - 1;
  const label = (index: number, moment: string) => t(index === 0 ? 'look.latest' : index === last ? 'look.first' : 'look.between', { at: shortMoment(moment) });
  return <Select size="small" popupMatchSelectWidth={false} aria-label={t('look.label')} value={at} onChange={onChoose} options={alert.analyses.map((each, index) => ({ value: each.at, label: label(index, each.at) }))} />;
}

function Causes({ found: { analysis, causesSaid }, onPropose }: { readonly found: AnalysisView } & Pick<WhyProps, 'onPropose'>) {
  const { t } = useTranslation('alert');
  const draftOf = (cause: CauseView, index: number): ActionDraft => ({ kind: cause.action, title: t(`proposals.${cause.action}`, { name: inWords(cause.groups[0]?.name ?? causesSaid[index]!) }) });
  return (
    <ul className={styles.plain}>
      {analysis.causes.map((cause, index) => (
        <li key={inWords(causesSaid[index]!)} className={styles.causeRow}>
          <div>
            <p>{inWords(causesSaid[index]!)}</p>
            <p className={styles.facts}>
              <Tag>{t(`classes.${cause.causeClass}`)}</Tag>
              <span>{t(`confidence.${cause.confidence}`)}</span>
              <span>{t('proposal', { action: t(`actions.${cause.action}`) })}</span>
            </p>
          </div>
          {onPropose && <Button size="small" onClick={() => onPropose(draftOf(cause, index))}>{t('makeTask')}</Button>}
        </li>
      ))}
    </ul>
  );
}
