/** Reads what a customer's words are about by the classifier that is active, in memory; another version is noticed within seconds. */

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { classify, openClassifier, type Classifier, type ClassifierState, type Prediction } from '@huiyin/domain/assistant/classifier.ts';
import { isAngry } from '@huiyin/domain/wording/mood.ts';
import type { Grade, Mood } from '@huiyin/domain/ticket/ticket.ts';
import type { LearntReading } from '@huiyin/domain/ticket/word-reading.ts';
import type { Shell } from '../platform/shell.ts';
import { loadChinese } from './chinese.ts';
import { readActiveNumber, readModelState } from './model.store.ts';

interface Active {
  readonly number: number;
  readonly classifier: Classifier;
}

const actives = new WeakMap<object, Active>();

/** A sweep: looks whether another version is active, and opens it. */
export async function keepReaderReady(shell: Pick<Shell, 'db' | 'pool'>): Promise<number> {
  const number = await readActiveNumber(shell.db);
  if (number === (actives.get(shell.pool)?.number ?? null)) return 0;
  const state = number === null ? null : await readModelState(shell.db, number);
  if (number === null || state === null) actives.delete(shell.pool);
  else actives.set(shell.pool, { number, classifier: openClassifier(JSON.parse((await promisify(gunzip)(state)).toString()) as ClassifierState) });
  return 0;
}

/** Null where none is active: then lists of words read alone. */
export function readerOf({ pool }: Pick<Shell, 'pool'>): ((text: string) => LearntReading) | null {
  const active = actives.get(pool);
  return active === undefined ? null : (text) => read(active, text);
}

/** Nobody needs the whole of a long letter to know what it is about. */
const longestRead = 1_500;

function read({ number, classifier }: Active, text: string): LearntReading {
  const { tasks } = classify(classifier, text.slice(0, longestRead), loadChinese());
  const answer = (prediction: Prediction | undefined) => ({ key: prediction?.label ?? null, probability: prediction?.probability ?? 0 });
  const urgency = tasks['urgency']?.label ?? null;
  return {
    kind: answer(tasks['kind']),
    category: answer(tasks['category']),
    urgency: urgency === null ? null : (Number(urgency) as Grade),
    mood: isAngry(text) ? 'negative' : ((tasks['sentiment']?.label as Mood | null | undefined) ?? null),
    reasons: [...new Set([...(tasks['category']?.reasons ?? []), ...(tasks['urgency']?.label === '1' ? tasks['urgency'].reasons : [])])].slice(0, 5),
    classifier: `linear-${number}`,
  };
}
