/** Two thresholds as one slider, and the three bands that they make. */

import { Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Bands } from './settings-values.ts';
import styles from './settings.module.css';

interface BandsInputProps {
  readonly id?: string;
  readonly value?: Bands;
  readonly onChange?: (bands: Bands) => void;
}

export function BandsInput({ id, value = { clarifyAbove: 0, answerAbove: 0 }, onChange }: BandsInputProps) {
  const { t } = useTranslation('assistant');
  const [low, high] = [Math.round(value.clarifyAbove * 100), Math.round(value.answerAbove * 100)];
  const bands = [
    { key: 'person', from: 0, to: low },
    { key: 'clarify', from: low, to: high },
    { key: 'answer', from: high, to: 100 },
  ] as const;
  return (
    <div {...(id ? { id } : {})}>
      <div className={styles.picture} aria-hidden>
        {bands.map(({ key, from, to }) => <span key={key} data-band={key} style={{ width: `${to - from}%` }}>{to - from >= 18 && t(`settings.band.${key}`)}</span>)}
      </div>
      <Slider
        range min={0} max={100} value={[low, high]} tooltip={{ formatter: (share) => `${share}%` }}
        ariaLabelForHandle={[t('settings.clarifyAbove'), t('settings.answerAbove')]}
        onChange={([clarify = 0, answer = 0]) => onChange?.({ clarifyAbove: clarify / 100, answerAbove: answer / 100 })}
      />
      <ul className={styles.bands}>
        {bands.toReversed().map(({ key, from, to }) => (
          <li key={key}>
            <i data-band={key} aria-hidden />
            <span className="numbers">{key === 'answer' ? t('settings.from', { from }) : key === 'person' ? t('settings.below', { to }) : t('settings.between', { from, to })}</span>
            <b>{t(`settings.band.${key}`)}</b>
            <span>{t(`settings.bandText.${key}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
