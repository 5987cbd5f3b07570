/** What keepers of knowledge work through: what the console reads and changes of it. */

import { addGoldQuestion, cancelReplay, listGoldQuestions, readEvaluation, removeGoldQuestion, startReplay } from '@huiyin/domain/upkeep/evaluation.contract.ts';
import { listFigureTickets, readAssistantFigures, type TalkFigure } from '@huiyin/domain/upkeep/figures.contract.ts';
import { answerGaps, dismissGaps, draftFromGaps, listGaps, proposeDraft } from '@huiyin/domain/upkeep/gap.contract.ts';
import type { QueryOf } from '@huiyin/domain/kernel/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const gapsKey = ['gaps'] as const;
const everyGap = [gapsKey] as const;
const gapsAndArticles = [gapsKey, ['articles']] as const;

export type GapFilter = QueryOf<typeof listGaps>;

export function useGaps(filter: GapFilter) {
  return useQuery({ queryKey: [...gapsKey, filter], queryFn: ({ signal }) => call(listGaps, { query: filter, signal }), placeholderData: (before) => before });
}

/** Made anew each time: agents may have answered meanwhile. */
export function useProposal(gapIds: readonly string[]) {
  return useQuery({ queryKey: [...gapsKey, 'proposal', gapIds], queryFn: ({ signal }) => call(proposeDraft, { body: { gapIds: [...gapIds] }, signal }), gcTime: 0, staleTime: Number.POSITIVE_INFINITY });
}

export const useDismissGaps = () => useCall(dismissGaps, everyGap);
export const useAnswerGaps = () => useCall(answerGaps, everyGap);
export const useDraftFromGaps = () => useCall(draftFromGaps, gapsAndArticles);

const evaluationKey = ['evaluation'] as const;
const onlyEvaluation = [evaluationKey] as const;
const goldKey = ['gold-questions'] as const;
const onlyGold = [goldKey] as const;
/** While it runs. */
const runningMs = 1_500;

export function useEvaluation() {
  return useQuery({ queryKey: evaluationKey, queryFn: ({ signal }) => call(readEvaluation, { signal }), refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? runningMs : false) });
}

export function useGoldQuestions() {
  return useQuery({ queryKey: goldKey, queryFn: ({ signal }) => call(listGoldQuestions, { query: { limit: 200 }, signal }) });
}

export const useStartReplay = () => useCall(startReplay, onlyEvaluation);
export const useCancelReplay = () => useCall(cancelReplay, onlyEvaluation);
export const useAddGoldQuestion = () => useCall(addGoldQuestion, onlyGold);
export const useRemoveGoldQuestion = () => useCall(removeGoldQuestion, onlyGold);

export interface Days {
  readonly from: string;
  readonly until: string;
}

export function useAssistantFigures(days: Days) {
  return useQuery({ queryKey: ['assistant-figures', days], queryFn: ({ signal }) => call(readAssistantFigures, { query: days, signal }), placeholderData: (before) => before });
}

export function useFigureTickets(days: Days, figure: TalkFigure) {
  return useQuery({ queryKey: ['assistant-figures', days, figure], queryFn: ({ signal }) => call(listFigureTickets, { query: { ...days, figure }, signal }) });
}
