import type { SummaryView } from '@huiyin/domain/advice/advice.contract.ts';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { handOverDraft } from './hand-over-draft.ts';

const t = ((key: string, values: Record<string, string> = {}) => `${key}(${Object.values(values).join()})`) as unknown as TFunction<'advice'>;
const line = (text: string, seq: number) => ({ text, seq, at: '2025-08-12T02:00:00.000Z' });
const summary: SummaryView = { problem: line('快递没动', 1), done: [line('已联系网点', 3)], promised: [line('明天回电', 3)], open: line('能送到吗？', 5), named: [{ kind: 'order', text: 'HY1' }], mood: 'worse', messages: 5 };

test('each part is filled from what belongs to it', () => {
  expect(handOverDraft(summary, t)).toEqual({ situation: '快递没动\nhandOver.names(summary.kinds.order() HY1)\nhandOver.feels(summary.moods.worse())', done: '已联系网点', next: 'handOver.answer(能送到吗？)', promised: '明天回电' });
});

test('what the conversation does not tell is left for the writer', () => {
  expect(handOverDraft({ ...summary, problem: null, done: [], promised: [], open: null, named: [], mood: 'calm' }, t)).toEqual({ situation: '', done: '', next: '', promised: '' });
});
