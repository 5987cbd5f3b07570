/** Trains the classifier from what ships and from people's corrections; a version that is worse on the gold set is kept aside and never used. */

import { fork } from 'node:child_process';
import { passesGate, type GoldScores } from '@huiyin/domain/assistant/judge-classifier.ts';
import type { TrainingRow } from '@huiyin/domain/assistant/train-classifier.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { day, hour } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { audited, type By } from '../identity/index.ts';
import { readEveryChannel } from '../channel/index.ts';
import { centreZone } from '../calendar/index.ts';
import type { Tx } from '../platform/db.ts';
import { type LongRun, orderJobOf, whileOn } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import { activateModel, countExamplesSince, findModel, forgetOldModels, insertModel, isUnderWay, lockTraining, readExamples, readModels, readSilent, readTraining, saveTraining, theTraining, type Model, type Training } from './model.store.ts';
import { readGoldRows, readSeedRows } from './seed-rows.ts';
import type { Lesson } from './training-process.ts';

export const trainingRun: LongRun = {
  name: 'training',
  job: 'assistant.train',
  maxAttempts: 3,
  readSilent,
  async settle(tx, shell) {
    const training = await lockTraining(tx);
    if (!isUnderWay(training)) return false;
    await saveTraining(tx, { ...training, state: 'failed', endedAt: shell.clock.now(), error: 'the worker was lost' });
    return true;
  },
};

/** Newest first; older words about a thing that changed since should not outvote newer ones. */
const mostExamples = 5_000;
const keptModels = 10;
/** A process that learns longer than this has lost its way. */
const longestMs = 10 * 60_000;

export interface Learnt {
  readonly state: Buffer;
  readonly gold: GoldScores;
}

/** `learn` is a process of its own, unless a test brings another. */
export async function train(shell: Shell, learn: (rows: readonly TrainingRow[], gold: readonly TrainingRow[], signal: AbortSignal) => Promise<Learnt> = learnApart): Promise<void> {
  const began = await shell.db.transaction().execute(async (tx) => {
    const training = await lockTraining(tx);
    if (training.state === 'cancelled') return null;
    await saveTraining(tx, { ...training, state: 'running', endedAt: null, error: null });
    return training;
  });
  if (began === null) return;
  const stop = new AbortController();
  const watching = setInterval(() => void readTraining(shell.db).then(({ state }) => state === 'cancelled' && stop.abort(), () => undefined), 1_000);
  try {
    const examples = (await readExamples(shell.db, mostExamples)).map(({ text, kind, categoryKey }): TrainingRow => ({ text, labels: { kind, category: categoryKey } }));
    const rows = [...readSeedRows(), ...examples.toReversed()];
    const { state, gold } = await learn(rows, readGoldRows(), stop.signal);
    await shell.db.transaction().execute(async (tx) => {
      const training = await lockTraining(tx);
      if (training.state === 'cancelled') return;
      const active = (await readModels(tx, keptModels + 1)).find(({ status }) => status === 'active') ?? null;
      const passes = passesGate(gold, active?.gold ?? null);
      const id = shell.ids.next();
      const at = shell.clock.now();
      await insertModel(tx, { id, trainedAt: at, state, rows: rows.length, corrections: examples.length, gold, status: passes ? 'kept' : 'refused' });
      if (passes) await activateModel(tx, id, at);
      await forgetOldModels(tx, keptModels);
      await saveTraining(tx, { ...training, state: 'done', endedAt: at, error: null });
    });
  } catch (error) {
    if (stop.signal.aborted) return;
    await shell.db.transaction().execute(async (tx) => saveTraining(tx, { ...(await lockTraining(tx)), state: 'failed', endedAt: shell.clock.now(), error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' }));
    throw error;
  } finally {
    clearInterval(watching);
  }
}

export function trainByJob(_: JsonObject, shell: Shell): Promise<void> {
  return whileOn(shell, trainingRun, theTraining, () => train(shell));
}

export function learnApart(rows: readonly TrainingRow[], gold: readonly TrainingRow[], signal: AbortSignal): Promise<Learnt> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./training-process.ts', import.meta.url), { serialization: 'advanced', execArgv: [] });
    const timer = setTimeout(() => end(new Error('training took too long')), longestMs);
    const onAbort = () => end(new Error('training was stopped'));
    signal.addEventListener('abort', onAbort, { once: true });
    const end = (outcome: Error | Learnt) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      child.kill('SIGKILL');
      if (outcome instanceof Error) reject(outcome);
      else resolve({ ...outcome, state: Buffer.from(outcome.state) });
    };
    child.once('message', (learnt: Learnt) => end(learnt));
    child.on('error', end);
    child.once('exit', (code, killedBy) => end(new Error(`the training process ended with ${code ?? killedBy}`)));
    child.send({ rows, gold } satisfies Lesson);
  });
}

async function order(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock'>): Promise<Training> {
  const training: Training = { state: 'ordered', orderedAt: shell.clock.now(), endedAt: null, error: null };
  await saveTraining(tx, training);
  await orderJobOf(tx, shell, trainingRun, theTraining);
  return training;
}

/** A second order while one is under way is the first. */
export function orderTraining(shell: Shell, by: By): Promise<Result<Training, never>> {
  return audited(shell, by, async (tx) => {
    const training = await lockTraining(tx);
    return accept({ value: isUnderWay(training) ? training : await order(tx, shell), action: 'assistant.training_ordered', target: 'assistant:model', facts: {} });
  });
}

export function cancelTraining(shell: Shell, by: By): Promise<Result<Training, 'classifier.not_training'>> {
  return audited(shell, by, async (tx) => {
    const training = await lockTraining(tx);
    if (!isUnderWay(training)) return refuse('classifier.not_training');
    const cancelled: Training = { ...training, state: 'cancelled', endedAt: shell.clock.now() };
    await saveTraining(tx, cancelled);
    return accept({ value: cancelled, action: 'assistant.training_cancelled', target: 'assistant:model', facts: {} });
  });
}

/** The way back to a version that was better than the gold set could tell; and forward again. */
export function chooseModel(shell: Shell, by: By, modelId: string): Promise<Result<Model, 'classifier.unknown' | 'classifier.refused'>> {
  return audited(shell, by, async (tx) => {
    await lockTraining(tx);
    const model = await findModel(tx, modelId);
    if (!model) return refuse('classifier.unknown');
    if (model.status === 'refused') return refuse('classifier.refused');
    if (model.status !== 'active') await activateModel(tx, modelId, shell.clock.now());
    return accept({ value: (await findModel(tx, modelId))!, action: 'assistant.model_chosen', target: `assistant_model:${modelId}`, facts: { number: model.number } });
  });
}

/** Few write, and the machine has time. */
const nightHour = 3;

/** The first as soon as the assistant speaks anywhere; then in each night after which there is something new to learn. */
export async function orderWhenDue(shell: Shell): Promise<number> {
  const [training, [newest]] = [await readTraining(shell.db), await readModels(shell.db, 1)];
  if (isUnderWay(training) || training.state === 'cancelled') return 0;
  const at = shell.clock.now();
  if (training.endedAt !== null && at - training.endedAt < hour) return 0;
  if (newest === undefined) {
    const speaks = (await readEveryChannel(shell)).some(({ active, settings }) => active && settings.assistant?.active);
    if (!speaks) return 0;
  } else {
    const isNight = (await centreZone(shell.db)).hourOf(at) === nightHour;
    if (!isNight || at - newest.trainedAt < day / 2 || (await countExamplesSince(shell.db, newest.trainedAt)) === 0) return 0;
  }
  await shell.db.transaction().execute(async (tx) => (isUnderWay(await lockTraining(tx)) ? undefined : order(tx, shell)));
  return 1;
}
