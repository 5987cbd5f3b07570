/** One question that many asked: how often, whether more or less of late, from where, and what to do about it. */

import { DownOutlined, EditOutlined, RightOutlined } from '@ant-design/icons';
import type { GapCluster } from '@huiyin/domain/upkeep/gap.contract.ts';
import { gapSources } from '@huiyin/domain/upkeep/rank-gaps.ts';
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullMoment, shortMoment } from '../ui/time.ts';
import { WeekBars } from './week-bars.tsx';
import styles from './upkeep.module.css';

const tones = { no_answer: 'orange', thumbs_down: 'red', missing: 'blue' } as const;

export function GapRow({ cluster, onAct }: { readonly cluster: GapCluster; readonly onAct: (act: 'draft' | 'answered' | 'dismiss') => void }) {
  const { t } = useTranslation('upkeep');
  const [open, setOpen] = useState(false);
  const id = useId();
  const { question, language, sources, byWeek, lastAt, tickets, hiddenTickets, examples, drafts, nearest } = cluster;
  const count = gapSources.reduce((sum, source) => sum + sources[source], 0);
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <b className={styles.count} aria-label={t('gaps.asked', { n: count })}>{count}</b>
        <div className={styles.words}>
          <button type="button" className={styles.question} aria-expanded={open} aria-controls={id} lang={language === 'zh' ? 'zh-CN' : 'en'} onClick={() => setOpen(!open)}>
            {open ? <DownOutlined /> : <RightOutlined />}
            <span>{question}</span>
          </button>
          <p className={styles.facts}>
            {gapSources.filter((source) => sources[source] > 0).map((source) => <Tag key={source} variant="filled" color={tones[source]}>{`${t(`gaps.sources.${source}`)} ${sources[source]}`}</Tag>)}
            <span title={fullMoment(lastAt)}>{t('gaps.last', { at: shortMoment(lastAt) })}</span>
            {tickets > 0 && <span>{hiddenTickets > 0 ? t('gaps.ticketsHidden', { n: tickets, hidden: hiddenTickets }) : t('gaps.tickets', { n: tickets })}</span>}
          </p>
          {drafts.map((draft) => <p key={draft.id} className={styles.hint}>{t('gaps.drafted')} <Link to="/knowledge/$articleId/edit" params={{ articleId: draft.id }}>{draft.question}</Link></p>)}
          {drafts.length === 0 && nearest && <p className={styles.hint}>{t('gaps.nearest', { percent: Math.round(nearest.confidence * 100) })} <Link to="/knowledge/$articleId" params={{ articleId: nearest.id }}>{nearest.question}</Link></p>}
        </div>
        <WeekBars counts={byWeek} />
        <div className={styles.acts}>
          <Button type="primary" size="small" icon={<EditOutlined />} onClick={() => onAct('draft')}>{t('gaps.draft')}</Button>
          <Button size="small" onClick={() => onAct('answered')}>{t('gaps.answered')}</Button>
          <Button size="small" type="text" onClick={() => onAct('dismiss')}>{t('gaps.dismiss')}</Button>
        </div>
      </div>
      {open && (
        <ul id={id} className={styles.examples}>
          {examples.map((example, index) => (
            <li key={index}>
              <span lang={language === 'zh' ? 'zh-CN' : 'en'}>{example.question}</span>
              <span className={styles.quiet}>
                {t(`gaps.sources.${example.source}`)} · <time dateTime={example.at}>{shortMoment(example.at)}</time>
                {example.ticket && <> · <Link to="/tickets/$ticketId" params={{ ticketId: example.ticket.id }}>{example.ticket.number}</Link></>}
              </span>
            </li>
          ))}
          {count > examples.length && <li className={styles.quiet}>{t('gaps.moreExamples', { n: count - examples.length })}</li>}
        </ul>
      )}
    </li>
  );
}
