/** What became of the assistant's conversations, each kind of success apart, and the tickets behind each count. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import { type TalkFigure, talkFigures } from '@huiyin/domain/upkeep/figures.contract.ts';
import { shareOf } from '@huiyin/domain/upkeep/judge-bands.ts';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Skeleton, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { dateWords, shortMoment } from '../ui/time.ts';
import { reasonWords } from './reason-words.ts';
import { TurnsByDay } from './turns-by-day.tsx';
import { UpkeepTabs } from './upkeep-tabs.tsx';
import styles from './upkeep.module.css';
import { type Days, useAssistantFigures, useFigureTickets } from './upkeep.queries.ts';

const periods = [7, 30, 90] as const;

export function AssistantFiguresPage() {
  const { t } = useTranslation(['upkeep', 'ticket']);
  const [length, setLength] = useState<(typeof periods)[number]>(30);
  const [chosen, setChosen] = useState<TalkFigure>('hard');
  /** Null: until today. */
  const [last, setLast] = useState<string | null>(null);
  const days = { from: dayjs(last ?? undefined).subtract(length - 1, 'day').format('YYYY-MM-DD'), until: dayjs(last ?? undefined).format('YYYY-MM-DD') };
  const figures = useAssistantFigures(days);
  const { data } = figures;
  return (
    <PageFrame
      back={<Link to="/knowledge" aria-label={t('backToKnowledge')} className={styles.back}><ArrowLeftOutlined /></Link>}
      title={t('figures.title')}
      text={t('figures.text')}
      bar={<><UpkeepTabs /><Segmented aria-label={t('figures.period')} value={length} options={periods.map((value) => ({ value, label: t('figures.days', { n: value }) }))} onChange={setLength} />{last !== null && <Tag closable={{ 'aria-label': t('figures.untilToday') }} onClose={() => setLast(null)}>{t('figures.until', { on: dateWords(last) })}</Tag>}</>}
    >
      {!data ? <Panel>{figures.isPending ? <Skeleton active /> : <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />}</Panel>
        : data.talks === 0 ? <Panel><NoTalks lastOn={data.lastOn} length={length} onBack={setLast} /></Panel>
        : (
          <>
            <Panel title={t('figures.talks', { n: data.talks })}>
              <div className={styles.choices}>
                {talkFigures.map((figure) => {
                  const whole = figure === 'recontact' ? data.counts.hard + data.counts.soft : data.talks;
                  return (
                    <button key={figure} type="button" className={styles.choice} aria-pressed={chosen === figure} onClick={() => setChosen(figure)}>
                      <span>{t(`figures.names.${figure}`)}</span>
                      <b>{whole === 0 ? '—' : `${Math.round(shareOf(data.counts[figure], whole) * 100)}%`}</b>
                      <small className="numbers">{`${data.counts[figure]} / ${whole}`}</small>
                      <small>{t(`figures.means.${figure}`)}</small>
                    </button>
                  );
                })}
              </div>
            </Panel>
            <Panel title={t('figures.behind', { name: t(`figures.names.${chosen}`) })}><Behind days={days} figure={chosen} /></Panel>
            <Panel title={t('figures.reasons')}>
              {data.reasons.length === 0 ? <p className={styles.quiet}>{t('figures.noReasons')}</p>
                : <ul className={styles.plain}>{data.reasons.map(({ reason, count }) => <li key={reason} className={styles.reason}><span>{reasonWords(reason, t)}</span><meter min={0} max={data.counts.handed_on} value={count} aria-hidden /><b className="numbers">{count}</b></li>)}</ul>}
            </Panel>
            <TurnsByDay days={days} byDay={data.byDay} />
          </>
        )}
    </PageFrame>
  );
}

/** The way on: to when it last took part, or to where it is switched on. */
function NoTalks({ lastOn, length, onBack }: { readonly lastOn: string | null; readonly length: number; readonly onBack: (on: string) => void }) {
  const { t } = useTranslation('upkeep');
  const { can } = useSession();
  if (lastOn !== null) return <EmptyState title={t('figures.none')} text={t('figures.lastOn', { on: dateWords(lastOn) })} action={<Button onClick={() => onBack(lastOn)}>{t('figures.backThen', { n: length })}</Button>} />;
  return <EmptyState title={t('figures.none')} text={t('figures.noneText')} {...(can('channel.manage') ? { action: <Link to="/admin/channels"><Button>{t('figures.toChannels')}</Button></Link> } : {})} />;
}

function Behind({ days, figure }: { readonly days: Days; readonly figure: TalkFigure }) {
  const { t } = useTranslation(['upkeep', 'ticket']);
  const tickets = useFigureTickets(days, figure);
  if (!tickets.data) return tickets.isPending ? <Skeleton active /> : <ErrorState error={tickets.error} onRetry={() => void tickets.refetch()} />;
  if (tickets.data.items.length === 0) return <p className={styles.quiet}>{t('figures.noTickets')}</p>;
  return (
    <ul className={styles.plain}>
      {tickets.data.items.map(({ id, number, subject, at, reason }) => (
        <li key={id}><Link to="/tickets/$ticketId" params={{ ticketId: id }}>{number}</Link> {subject} <span className={styles.quiet}><time dateTime={at}>{shortMoment(at)}</time>{reason !== null && ` · ${reasonWords(reason, t)}`}</span></li>
      ))}
    </ul>
  );
}
