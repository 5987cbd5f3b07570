/** A date (2025-08-01) or a moment (RFC 3339) as a form item's text value. */

import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DateInputProps {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: string | null) => void;
  /** With the time of day. */
  readonly whole: boolean;
  readonly placeholder?: string;
}

export function DateInput({ id, value, onChange, whole, placeholder }: DateInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      {...(placeholder ? { placeholder } : {})}
      style={{ width: '100%' }}
      showTime={whole ? { format: 'HH:mm' } : false}
      value={typeof value === 'string' && value !== '' ? dayjs(value) : null}
      onChange={(picked) => onChange?.(picked === null ? null : whole ? picked.toISOString() : picked.format('YYYY-MM-DD'))}
    />
  );
}
