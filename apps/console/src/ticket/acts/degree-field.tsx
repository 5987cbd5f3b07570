/** A degree that a customer said by mouth, from one end to the other; free to leave out, and to take back. */

import { Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './degree-field.module.css';

interface DegreeFieldProps {
  /** Given by the form. */
  readonly value?: number;
  readonly onChange?: (degree: number | undefined) => void;
  readonly range: readonly [number, number];
  readonly label: string;
  readonly ends: readonly [string, string];
}

export function DegreeField({ value, onChange, range: [least, most], label, ends }: DegreeFieldProps) {
  const { t } = useTranslation('ticket');
  const options = Array.from({ length: most - least + 1 }, (_, index) => ({ value: least + index, label: String(least + index) }));
  return (
    <>
      <Radio.Group className={styles.degrees ?? ''} block optionType="button" aria-label={label} options={options} value={value ?? null} onChange={({ target }) => onChange?.(target.value as number)} />
      <p className={styles.ends}>
        <span>{least} {ends[0]}</span>
        {value !== undefined && <Button size="small" type="link" onClick={() => onChange?.(undefined)}>{t('act.rateLeftOut')}</Button>}
        <span>{most} {ends[1]}</span>
      </p>
    </>
  );
}
