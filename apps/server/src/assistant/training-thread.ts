/** Learns in a thread of its own, because it takes seconds and nobody's request should wait for it. */

import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { openClassifier } from '@huiyin/domain/assistant/classifier.ts';
import { judgeClassifier } from '@huiyin/domain/assistant/judge-classifier.ts';
import { trainClassifier, type TrainingRow } from '@huiyin/domain/assistant/train-classifier.ts';
import { loadChinese } from './chinese.ts';

const { rows, gold } = workerData as { readonly rows: readonly TrainingRow[]; readonly gold: readonly TrainingRow[] };
const chinese = loadChinese();
const state = trainClassifier(rows, chinese);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort!.postMessage({ state: gzipSync(JSON.stringify(state)), gold: judgeClassifier(openClassifier(state), gold, chinese) });
