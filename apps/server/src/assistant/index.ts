/** The public face of the assistant. */

import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { lostRuns } from '../platform/long-run.ts';
import { letReadWords, letSpeakFirst } from '../ticket/index.ts';
import { leaveChannels, owedAnswers, settleSilent } from './answer-owed.ts';
import { assistantRoutes } from './assistant.routes.ts';
import { learnFromCorrections } from './learn-from-corrections.ts';
import { keepShelfReady } from './shelf.ts';
import { speakFirst } from './speak-first.ts';
import { orderWhenDue, trainByJob, trainingRun } from './train.ts';
import { keepReaderReady, readerOf } from './word-reader.ts';

letSpeakFirst(speakFirst);
letReadWords(readerOf);

export const assistant: Domain = {
  name: 'assistant',
  routes: assistantRoutes,
  subscriptions: () => [learnFromCorrections],
  jobs: () => ({ [trainingRun.job]: trainByJob }),
  sweeps: (shell) => [
    { name: 'assistant.answer', everyMs: second, nudged: true, run: owedAnswers(shell) },
    { name: 'assistant.shelf', everyMs: 2 * second, run: () => keepShelfReady(shell) },
    { name: 'assistant.reader', everyMs: 5 * second, run: () => keepReaderReady(shell) },
    { name: 'assistant.train', everyMs: 15 * second, run: () => orderWhenDue(shell) },
    lostRuns(shell, trainingRun),
    { name: 'assistant.settle', everyMs: 15 * second, run: () => settleSilent(shell) },
    { name: 'assistant.leave', everyMs: 5 * second, run: () => leaveChannels(shell) },
  ],
};

export { gatherEvidence } from './gather-evidence.ts';
export { seedAssistant, settingsOf } from './keep-settings.ts';
export { configuredModel } from './language/configured-model.ts';
export type { Limits as ModelLimits } from './language/ask-model.ts';
export { translate } from './language/translate.ts';
export { shelfOf, type Shelf } from './shelf.ts';
export { loadChinese } from './chinese.ts';
