/** A step's limit in words: `2小时 · 工作时间`. */

import type { StepLimit } from '@huiyin/domain/flow/flow.ts';
import type { TFunction } from 'i18next';
import { spanWords } from '../ui/time.ts';

export function limitWords(limit: StepLimit | null, t: TFunction<'flow'>): string {
  return limit === null ? t('limit.none') : t(`limit.${limit.clock}`, { span: spanWords(limit.ms) });
}
