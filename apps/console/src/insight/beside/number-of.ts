/** A metric's value with its unit. */

import { currentLanguage } from '../../platform/i18n.ts';
import { plainNumber } from '../../ui/number.ts';

const minutes = { zh: ' 分钟', en: ' min' } as const;

export function numberOf(value: number, { unit, decimals }: { readonly unit: string; readonly decimals: number }): string {
  return `${plainNumber(value, decimals)}${unit === 'percent' ? '%' : unit === 'minutes' ? minutes[currentLanguage()] : unit === 'milliseconds' ? ' ms' : ''}`;
}
