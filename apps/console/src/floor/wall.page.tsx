/** 大屏: the floor for a screen on the wall. Nothing to press, nothing that turns; read from the other end of the room. */

import { CloseOutlined, FullscreenOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { ErrorState } from '../ui/states.tsx';
import { useNow } from '../ui/now.ts';
import { clockTime, spanWords } from '../ui/time.ts';
import { useFloor } from './floor.queries.ts';
import { percent, shareOf } from './share.ts';
import { clockSpan, Ticking } from '../ui/ticking.tsx';
import { wallOf } from './wall-figures.ts';
import styles from './wall.module.css';

/** Older than this, figures on a wall mislead. */
const staleAfterMs = 60_000;

export function WallPage() {
  const { t } = useTranslation('floor');
  const floor = useFloor();
  const now = useNow();
  if (!floor.data) {
    return (
      <div className={styles.wall}>
        {floor.isError && <div className={styles.broken}><ErrorState error={floor.error} onRetry={() => void floor.refetch()} /></div>}
      </div>
    );
  }
  const view = floor.data;
  const wall = wallOf(view);
  const age = now - Date.parse(view.at);

  return (
    <div className={styles.wall}>
      <header className={styles.head}>
        <h1>{t('wall.title')}</h1>
        {age > staleAfterMs && <p className={styles.stale} role="alert">{t('wall.stale', { span: spanWords(age) })}</p>}
        <time className={styles.clock}>{clockTime(now)}</time>
        <button type="button" className={styles.quiet} aria-label={t('wall.full')} title={t('wall.full')} onClick={() => void document.documentElement.requestFullscreen?.().catch(() => undefined)}><FullscreenOutlined /></button>
        <Link to="/floor" className={styles.quiet} aria-label={t('wall.leave')} title={t('wall.leave')}><CloseOutlined /></Link>
      </header>

      <section className={styles.figures}>
        <Figure label={t('wall.waiting')} value={wall.waiting} tone={wall.waiting > 0 && wall.available === 0 ? 'bad' : undefined} />
        <Figure label={t('wall.longest')} value={wall.longestWaitMs === null ? '—' : <Ticking at={Date.parse(view.at) - wall.longestWaitMs} format={clockSpan} />} />
        <Figure label={t('wall.breached')} value={wall.breached} tone={wall.breached > 0 ? 'bad' : 'good'} />
        <Figure label={t('wall.abandoned')} value={wall.abandonedToday} tone={wall.abandonedToday > 0 ? 'warn' : undefined} />
        <Figure label={t('wall.available')} value={`${wall.available} / ${wall.onDuty}`} tone={wall.available === 0 ? 'warn' : undefined} />
      </section>

      {view.levels.length > 0 && (
        <section className={styles.levels} aria-label={t('wall.level')}>
          {view.levels.map(({ channelKind, windows }) => {
            const share = shareOf(windows[0]!);
            return (
              <div key={channelKind} className={styles.level} data-tone={share === null ? undefined : share >= view.goalShare ? 'good' : 'bad'}>
                <span>{t(`kinds.${channelKind as 'web'}`)} · {t('wall.level')}</span>
                <b>{share === null ? '—' : percent(share)}</b>
              </div>
            );
          })}
        </section>
      )}

      <table className={styles.queues} style={{ fontSize: `clamp(16px, ${Math.min(4, 32 / (wall.queues.length + 1)).toFixed(2)}vh, 48px)` }}>
        <thead>
          <tr><th scope="col">{t('wall.team')}</th><th scope="col">{t('wall.waiting')}</th><th scope="col">{t('wall.longest')}</th><th scope="col">{t('wall.breached')}</th><th scope="col">{t('wall.available')}</th></tr>
        </thead>
        <tbody>
          {wall.queues.map((queue) => (
            <tr key={queue.team.id}>
              <th scope="row">{inWords(queue.team.name)}</th>
              <td data-tone={queue.waiting > 0 && queue.available === 0 ? 'bad' : undefined}>{queue.waiting}</td>
              <td>{queue.longestWaitMs === null ? '—' : <Ticking at={Date.parse(view.at) - queue.longestWaitMs} format={clockSpan} />}</td>
              <td data-tone={queue.breached > 0 ? 'bad' : undefined}>{queue.breached}</td>
              <td>{queue.available} / {queue.onDuty}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ label, value, tone }: { readonly label: string; readonly value: React.ReactNode; readonly tone?: 'good' | 'warn' | 'bad' | undefined }) {
  return (
    <div className={styles.figure} data-tone={tone}>
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}
