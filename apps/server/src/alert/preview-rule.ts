/** What a rule would have said in the last days: the same looks, one after the other, with the same evaluator. */

import { atRest, evaluate, type Reading, type Step } from '@huiyin/domain/alert/evaluate.ts';
import { previewDays, type RulePreview } from '@huiyin/domain/alert/alert.contract.ts';
import type { AlertRule } from '@huiyin/domain/alert/rule.ts';
import { day, hour, type Instant, toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { Watched } from '../insight/index.ts';
import type { Db } from '../platform/db.ts';
import { readFigures, readingAt, tickBefore, tickMs, windowsOf } from './watch.ts';

export interface Look {
  readonly reading: Reading;
  readonly step: Step;
}

/** Every look from `from` to `to`, both ticks. */
export async function* looksAt(db: Db, rule: AlertRule, watched: Watched, from: Instant, to: Instant): AsyncGenerator<Look> {
  const { now, before } = windowsOf(rule, from);
  const earliest = Math.min(now.from, ...before.map((span) => span.from));
  const figures = await readFigures(db, watched, [{ from: earliest, to }]);
  let standing = atRest(from);
  for (let at = from; at <= to; at += tickMs) {
    const reading = readingAt(rule, watched.metric, figures, at);
    const step = evaluate(rule, standing, reading);
    standing = step.standing;
    yield { reading, step };
  }
}

/** Enough for a picture. */
const pointEvery = 2 * hour;

export async function previewRule(db: Db, rule: AlertRule, watched: Watched, until: Instant): Promise<RulePreview> {
  const to = tickBefore(until);
  const from = to - previewDays * day;
  const alerts: { from: Instant; until: Instant | null; peak: number }[] = [];
  const counts = { looks: 0, tooFew: 0, noBaseline: 0 };
  const course: RulePreview['course'] = [];
  const worse = rule.condition.side === 'above' ? Math.max : Math.min;
  for await (const { reading, step } of looksAt(db, { ...rule, mutedUntil: null }, watched, from, to)) {
    counts.looks += 1;
    if (step.standing.verdict === 'too_few') counts.tooFew += 1;
    if (step.standing.verdict === 'no_baseline') counts.noBaseline += 1;
    if ((reading.at - to) % pointEvery === 0) course.push({ at: toWire(reading.at), value: reading.value, usual: reading.baseline?.value ?? null });
    const last = alerts.at(-1);
    if (step.turn === 'began') alerts.push({ from: reading.at, until: null, peak: reading.value! });
    else if (step.turn === 'ended' && last) last.until = reading.at;
    else if (last && last.until === null && reading.value !== null) last.peak = worse(last.peak, reading.value);
  }
  return { from: toWire(from), to: toWire(to), alerts: alerts.toReversed().map((alert) => ({ from: toWire(alert.from), until: toWireOrNull(alert.until), peak: alert.peak })), ...counts, course };
}
