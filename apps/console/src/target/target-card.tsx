/** One target at a glance: from where to where, how it stands, and its course. */

import type { TargetView } from '@huiyin/domain/target/target.contract.ts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { changeWords, figureWords, percentWords, shareWords } from './figure-words.ts';
import { StandingTag } from './standing-tag.tsx';
import styles from './target.module.css';
import { Trajectory } from './trajectory.tsx';

export function TargetCard({ target, today }: { readonly target: TargetView; readonly today: string }) {
  const { t } = useTranslation('target');
  const { scale, baseline, goal, now, progress, owner } = target;
  return (
    <article className={styles.card}>
      <header>
        <h3><Link to="/targets/$targetId" params={{ targetId: target.id }}>{target.title}</Link></h3>
        <StandingTag target={target} />
      </header>
      <p className={styles.way}>
        <span>{figureWords(baseline.value, scale)}</span>
        <span aria-hidden>→</span>
        <b>{figureWords(goal.value, scale)}</b>
        <small>{t('change', { change: changeWords(goal.change, scale), percent: percentWords(goal.changePercent) })}</small>
      </p>
      <p className={styles.quiet}>
        {[target.followed.name, ...target.followed.whereShown].map((words) => inWords(words)).join(' · ')}{target.followed.kind === 'hand' ? ` · ${t('byHand')}` : ''} · {target.state === 'judged' ? t('final') : t('now')} <b>{now ? figureWords(now.value, scale) : t('noData')}</b>
        {progress !== null && ` · ${progress < 0 ? t('backwards') : t('progress', { percent: shareWords(progress) })}`}
      </p>
      <Trajectory target={target} today={today} />
      <footer className={styles.quiet}><span>{t('owner')} <b>{owner.name}</b></span><span>{t('deadline')} {target.deadlineOn} · {endWords(target, today)}</span></footer>
    </article>
  );

  function endWords({ state, deadlineOn, judgedOn }: TargetView, on: string): string {
    if (state === 'judged') return t('judgedOn', { on: judgedOn });
    if (state === 'withdrawn') return t('withdrawn');
    const days = Math.round((Date.parse(deadlineOn) - Date.parse(on)) / 86_400_000);
    return days >= 0 ? t('daysLeft', { n: days }) : t('daysOver', { n: -days });
  }
}
