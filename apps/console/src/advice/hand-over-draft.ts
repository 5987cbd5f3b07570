/** The four parts of a hand-over as the conversation suggests them: for the one who hands over to check, not to trust. */

import type { SummaryView } from '@huiyin/domain/advice/advice.contract.ts';
import type { TFunction } from 'i18next';

export interface HandOverDraft {
  readonly situation: string;
  readonly done: string;
  readonly next: string;
  readonly promised: string;
}

const longest = 1_000;

export function handOverDraft({ problem, done, promised, open, named, mood }: SummaryView, t: TFunction<'advice'>): HandOverDraft {
  const lines = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text).join('\n').slice(0, longest);
  const about = [
    ...(problem ? [problem.text] : []),
    ...(named.length > 0 ? [t('handOver.names', { named: named.map(({ kind, text }) => `${t(`summary.kinds.${kind as 'order'}`)} ${text}`).join('、') })] : []),
    ...(mood === 'calm' ? [] : [t('handOver.feels', { mood: t(`summary.moods.${mood}`) })]),
  ];
  return { situation: about.join('\n').slice(0, longest), done: lines(done), next: open ? t('handOver.answer', { text: open.text }) : '', promised: lines(promised) };
}
