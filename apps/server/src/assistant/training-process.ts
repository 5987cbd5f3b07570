/** Learns in a process of its own: it takes seconds, for which nobody's request should wait, and a quarter of a gigabyte, which a thread would leave behind in the server. */

import { gzipSync } from 'node:zlib';
import { openClassifier } from '@huiyin/domain/assistant/classifier.ts';
import { judgeClassifier } from '@huiyin/domain/assistant/judge-classifier.ts';
import { trainClassifier, type TrainingRow } from '@huiyin/domain/assistant/train-classifier.ts';
import { loadChinese } from './chinese.ts';

export interface Lesson {
  readonly rows: readonly TrainingRow[];
  readonly gold: readonly TrainingRow[];
}

process.once('message', ({ rows, gold }: Lesson) => {
  const chinese = loadChinese();
  const state = trainClassifier(rows, chinese);
  process.send!({ state: gzipSync(JSON.stringify(state)), gold: judgeClassifier(openClassifier(state), gold, chinese) }, () => process.disconnect());
});
// Nobody waits for it any more.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches it too; the server, which stops then, lets what is under way end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
