/** A span with its unit, and for step limits the clock that it runs on. */

import type { StepLimit } from '@huiyin/domain/flow/flow.ts';
import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
type Unit = keyof typeof units;

export function SpanInput({ value, onChange, label }: { readonly value: number; readonly onChange: (ms: number) => void; readonly label: string }) {
  const { t } = useTranslation('flow');
  const [unit, setUnit] = useState<Unit>(() => largestUnit(value));
  return (
    <Space.Compact>
      <InputNumber min={1} max={10_000} precision={0} value={Math.round(value / units[unit])} aria-label={label} style={{ width: 84 }} onChange={(number) => number !== null && onChange(number * units[unit])} />
      <Select
        value={unit}
        style={{ width: 96 }}
        aria-label={label}
        options={(Object.keys(units) as Unit[]).map((key) => ({ value: key, label: t(`editor.unit.${key}`) }))}
        onChange={(next: Unit) => {
          onChange(Math.max(1, Math.round(value / units[unit])) * units[next]);
          setUnit(next);
        }}
      />
    </Space.Compact>
  );
}

export function LimitInput({ value, onChange, label }: { readonly value: StepLimit | null; readonly onChange: (limit: StepLimit | null) => void; readonly label: string }) {
  const { t } = useTranslation('flow');
  return (
    <Space wrap>
      <Select
        value={value?.clock ?? 'none'}
        style={{ width: 128 }}
        aria-label={label}
        options={[{ value: 'none', label: t('editor.noLimit') }, { value: 'working', label: t('editor.clock.working') }, { value: 'calendar', label: t('editor.clock.calendar') }]}
        onChange={(clock: 'none' | 'working' | 'calendar') => onChange(clock === 'none' ? null : { ms: value?.ms ?? units.hour, clock })}
      />
      {value && <SpanInput value={value.ms} label={label} onChange={(ms) => onChange({ ...value, ms })} />}
    </Space>
  );
}

/** The largest in which the span is a whole number: 1440 minutes are a day. */
function largestUnit(ms: number): Unit {
  return (['day', 'hour', 'minute'] as const).find((unit) => ms >= units[unit] && ms % units[unit] === 0) ?? 'minute';
}
