/** Service level by channel: the last quarter of an hour beside the last hour, with the goal as a line. */

import type { FloorLevel, FloorWindow } from '@huiyin/domain/floor/floor.contract.ts';
import { useTranslation } from 'react-i18next';
import { Define } from './define.tsx';
import { percent, shareOf } from './share.ts';
import styles from './level-strip.module.css';

export function LevelStrip({ levels, goalShare }: { readonly levels: readonly FloorLevel[]; readonly goalShare: number }) {
  const { t } = useTranslation('floor');
  return (
    <section className={styles.strip} aria-label={t('level.title')}>
      <header className={styles.head}>
        <h2><Define text={t('define.level')}>{t('level.title')}</Define></h2>
        <span className={styles.goal}>{t('level.goal', { share: percent(goalShare) })}</span>
      </header>
      {levels.length === 0 ? (
        <p className={styles.nobody}>{t('level.nobody')}</p>
      ) : (
        <ul className={styles.channels}>
          {levels.map((level) => (
            <li key={level.channelKind} className={styles.channel}>
              <h3>{t(`kinds.${level.channelKind as 'web'}`)}</h3>
              {level.windows.map((window) => <Level key={window.minutes} window={window} goalShare={goalShare} />)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Level({ window, goalShare }: { readonly window: FloorWindow; readonly goalShare: number }) {
  const { t } = useTranslation('floor');
  const share = shareOf(window);
  const counts = [share === null ? '' : t('level.counts', { met: window.met, missed: window.missed }), window.pending > 0 ? t('level.pending', { n: window.pending }) : ''].filter(Boolean).join(' · ');
  return (
    <div className={styles.level} data-good={share === null ? undefined : share >= goalShare} title={counts}>
      <span className={styles.window}>{t('level.window', { n: window.minutes })}</span>
      <span className={styles.share}>{share === null ? t('level.none') : percent(share)}</span>
      <span className={styles.bar} aria-hidden><span style={{ width: `${(share ?? 0) * 100}%` }} /><i style={{ left: `${goalShare * 100}%` }} /></span>
      <span className={styles.counts}>{counts}</span>
    </div>
  );
}
