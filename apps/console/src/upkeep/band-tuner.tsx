/** Two thresholds to try out: what each would have answered, asked back and handed on, and which answers would be wrong. Saved, customers meet them. */

import type { changeAssistantSettings } from '@huiyin/domain/assistant/assistant.contract.ts';
import { shippedAssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { ReplayRow } from '@huiyin/domain/upkeep/evaluation.contract.ts';
import { curveOf, judgeBands, shareOf } from '@huiyin/domain/upkeep/judge-bands.ts';
import { Link } from '@tanstack/react-router';
import { Alert, App, Slider, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeAssistantSettings } from '../assistant/assistant.queries.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { BandCurve } from './band-curve.tsx';
import styles from './upkeep.module.css';

const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;
const mostShown = 30;

export function BandTuner({ rows, kept }: { readonly rows: readonly ReplayRow[]; readonly kept: ReplyOf<typeof changeAssistantSettings> | null }) {
  const { t } = useTranslation('upkeep');
  const { message } = App.useApp();
  const change = useChangeAssistantSettings();
  const now = kept?.settings ?? shippedAssistantSettings;
  const [bands, setBands] = useState({ answerAbove: now.answerAbove, clarifyAbove: now.clarifyAbove });
  const curve = useMemo(() => curveOf(rows), [rows]);
  const [verdict, before] = useMemo(() => [judgeBands(rows, bands), judgeBands(rows, now)], [rows, bands, now]);
  const wrong = rows.filter(({ confidence, fits }) => fits === false && confidence > 0 && confidence >= bands.answerAbove).toSorted((a, b) => b.confidence - a.confidence);
  const isChanged = bands.answerAbove !== now.answerAbove || bands.clarifyAbove !== now.clarifyAbove;
  const figure = (name: 'answered' | 'wrong' | 'cited' | 'quoted' | 'clarified' | 'handedOn' | 'handedOnWell', [part, whole]: readonly [number, number], [partBefore, wholeBefore]: readonly [number, number]) => (
    <div key={name} className={styles.figure}>
      <dt>{t(`evaluation.figures.${name}`)}</dt>
      <dd><b>{whole === 0 ? '—' : percent(shareOf(part, whole))}</b><span>{`${part} / ${whole}`}</span>{isChanged && wholeBefore > 0 && <span>{t('evaluation.now', { share: percent(shareOf(partBefore, wholeBefore)) })}</span>}</dd>
      <p>{t(`evaluation.means.${name}`)}</p>
    </div>
  );
  const save = async () => {
    await change({ body: { settings: { ...kept!.settings, ...bands }, version: kept!.version } });
    void message.success(t('evaluation.saved'));
  };
  return (
    <>
      <Panel title={t('evaluation.tune')}>
        <div className={styles.tuner}>
          <BandCurve curve={curve} chosen={bands.answerAbove} kept={now.answerAbove} />
          <div>
            <label htmlFor="answer-above">{t('evaluation.answerAbove', { share: percent(bands.answerAbove) })}</label>
            <Slider id="answer-above" ariaLabelForHandle={t('evaluation.answerAboveLabel')} min={0} max={1} step={0.01} value={bands.answerAbove} tooltip={{ formatter: null }} onChange={(answerAbove) => setBands({ answerAbove, clarifyAbove: Math.min(bands.clarifyAbove, answerAbove) })} />
            <label htmlFor="clarify-above">{t('evaluation.clarifyAbove', { share: percent(bands.clarifyAbove) })}</label>
            <Slider id="clarify-above" ariaLabelForHandle={t('evaluation.clarifyAboveLabel')} min={0} max={1} step={0.01} value={bands.clarifyAbove} tooltip={{ formatter: null }} onChange={(clarifyAbove) => setBands({ clarifyAbove, answerAbove: Math.max(bands.answerAbove, clarifyAbove) })} />
            {kept === null ? <Alert type="info" showIcon title={t('evaluation.mayNot')} />
              : <ConfirmButton type="primary" disabled={!isChanged} question={t('evaluation.saveAsk')} text={t('evaluation.saveText', { answered: percent(shareOf(verdict.answered, verdict.questions)), wrong: percent(shareOf(verdict.wrong, verdict.right + verdict.wrong)) })} confirmLabel={t('evaluation.save')} onConfirm={save}>{t('evaluation.save')}</ConfirmButton>}
          </div>
        </div>
        <dl className={styles.figures}>
          {figure('answered', [verdict.answered, verdict.questions], [before.answered, before.questions])}
          {figure('wrong', [verdict.wrong, verdict.right + verdict.wrong], [before.wrong, before.right + before.wrong])}
          {figure('cited', [verdict.citedRight, verdict.citable], [before.citedRight, before.citable])}
          {figure('quoted', [verdict.quotedWell, verdict.answered], [before.quotedWell, before.answered])}
          {figure('clarified', [verdict.clarified, verdict.questions], [before.clarified, before.questions])}
          {figure('handedOn', [verdict.handedOn, verdict.questions], [before.handedOn, before.questions])}
          {figure('handedOnWell', [verdict.handedOnWell, verdict.handedOnKnown], [before.handedOnWell, before.handedOnKnown])}
        </dl>
      </Panel>
      <Panel title={t('evaluation.wrongAnswers', { n: wrong.length })}>
        {wrong.length === 0 ? <p className={styles.quiet}>{t('evaluation.noWrong')}</p> : (
          <ul className={styles.plain}>
            {wrong.slice(0, mostShown).map(({ question, language, confidence, found, expected, wants, ticketId, source }, index) => (
              <li key={index}>
                <p lang={language === 'zh' ? 'zh-CN' : 'en'}><b>{question}</b> <Tag variant="filled">{percent(confidence)}</Tag> <span className={styles.quiet}>{t(`evaluation.sources.${source}`)}</span></p>
                <p className={styles.facts}>
                  <span>{t('evaluation.found')} {found?.id && <Link to="/knowledge/$articleId" params={{ articleId: found.id }}>{found.title}</Link>}</span>
                  <span>{wants === 'unknown' ? t('evaluation.notHelped') : <>{t('evaluation.expected')} {expected?.id ? <Link to="/knowledge/$articleId" params={{ articleId: expected.id }}>{expected.title}</Link> : t('evaluation.people')}</>}</span>
                  {ticketId && <Link to="/tickets/$ticketId" params={{ ticketId }}>{t('evaluation.ticket')}</Link>}
                </p>
              </li>
            ))}
            {wrong.length > mostShown && <li className={styles.quiet}>{t('evaluation.moreWrong', { n: wrong.length - mostShown })}</li>}
          </ul>
        )}
      </Panel>
    </>
  );
}
