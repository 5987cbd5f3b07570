/** A span of time as a number and its unit; its value is milliseconds. Works by itself and inside a Form.Item. */

import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const units = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;
type Unit = keyof typeof units;

/** The largest that leaves no remainder. */
function unitOf(ms: number): Unit {
  return ms > 0 && ms % units.hour === 0 ? 'hour' : ms > 0 && ms % units.minute === 0 ? 'minute' : ms === 0 ? 'minute' : 'second';
}

interface DurationInputProps {
  readonly id?: string;
  readonly value?: number | null;
  readonly onChange?: (ms: number | null) => void;
  readonly label: string;
  readonly disabled?: boolean;
}

export function DurationInput({ id, value, onChange, label, disabled = false }: DurationInputProps) {
  const { t } = useTranslation('ui');
  const [chosen, setChosen] = useState<Unit | null>(null);
  const ms = value ?? null;
  const unit = chosen ?? (ms === null ? 'minute' : unitOf(ms));
  const options = (Object.keys(units) as Unit[]).map((each) => ({ value: each, label: t(`units.${each}`) }));
  return (
    <Space.Compact block>
      <InputNumber
        {...(id ? { id } : {})} aria-label={label} disabled={disabled} min={0} style={{ width: '100%' }}
        value={ms === null ? null : ms / units[unit]} onChange={(n) => onChange?.(n === null ? null : Math.round(n * units[unit]))}
      />
      <Select aria-label={`${label} ${t('units.label')}`} disabled={disabled} style={{ width: 88 }} value={unit} options={options} onChange={(next) => { setChosen(next); if (ms !== null) onChange?.(Math.round((ms / units[unit]) * units[next])); }} />
    </Space.Compact>
  );
}
