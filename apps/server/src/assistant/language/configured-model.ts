/** The language model that the environment names, with its budget and its breaker: everybody who asks it shares both. */

import type { AssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import { todayOf } from '../../calendar/index.ts';
import { modelReplies } from '../../platform/metrics.ts';
import type { Shell } from '../../platform/shell.ts';
import { settleTokens, spendTokens } from '../spending.store.ts';
import { type Ask, askModel, type Limits, type ModelFault, shippedLimits } from './ask-model.ts';
import { type Breaker, createBreaker } from './breaker.ts';

export type ModelShell = Pick<Shell, 'db' | 'config' | 'clock' | 'log'>;

/** What decides whether it may be asked. */
export type ModelSettings = Pick<AssistantSettings, 'languageModel' | 'dailyTokens'>;

/** Not asked: the day's tokens are spent · it failed too often just now. */
export type Silence = 'over_budget' | 'resting' | ModelFault;

export type Answered = ({ readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: Silence }) & { readonly ms: number; readonly tokens: number };

export interface ConfiguredModel {
  readonly name: string;
  ask(purpose: Purpose, ask: Ask, settings: ModelSettings, limits?: Limits): Promise<Answered>;
  /** Counts what the asker made of the reply: `sound`, or why it was not used. */
  judged(purpose: Purpose, outcome: string, facts: { readonly ms: number; readonly tokens: number }): void;
}

export type Purpose = 'answer' | 'translate' | 'polish';

/** By configuration, since a process may hold several centres, and each has one. */
const breakers = new WeakMap<object, Breaker>();

/** Null: none is configured, and nothing is asked. */
export function configuredModel({ db, config, clock, log }: ModelShell): ConfiguredModel | null {
  const endpoint = config.llm;
  if (endpoint === null) return null;
  const breaker = breakers.get(endpoint) ?? createBreaker();
  breakers.set(endpoint, breaker);

  function note(purpose: Purpose, outcome: string, { ms, tokens }: { readonly ms: number; readonly tokens: number }): void {
    modelReplies.inc({ purpose, outcome });
    // By name, since whoever calls may hand over the whole reply.
    log.info({ purpose, outcome, model: endpoint!.model, ms, tokens }, 'language model');
  }

  return {
    name: endpoint.model,
    judged: (purpose, outcome, facts) => note(purpose, outcome, facts),
    async ask(purpose, ask, { dailyTokens }, limits = shippedLimits) {
      const silent = (why: Silence, facts: { readonly ms: number; readonly tokens: number } = { ms: 0, tokens: 0 }): Answered => {
        note(purpose, why, facts);
        return { ok: false, why, ...facts };
      };
      if (breaker.rests(clock.now())) return silent('resting');
      const day = await todayOf({ db, clock });
      const promptTokens = roughTokens(ask.instructions) + roughTokens(ask.prompt);
      const spent = promptTokens + ask.mostTokens;
      if (!(await db.transaction().execute((tx) => spendTokens(tx, day, spent, dailyTokens)))) return silent('over_budget');
      const settle = (used: number) => db.transaction().execute((tx) => settleTokens(tx, day, used - spent));
      const pass = breaker.enter(clock.now());
      if (pass === null) {
        await settle(0);
        return silent('resting');
      }
      const began = performance.now();
      const reply = await askModel(endpoint, ask, limits);
      const ms = Math.round(performance.now() - began);
      if (reply.ok) pass.worked();
      else pass.failed(clock.now(), reply.restMs);
      const tokens = reply.ok ? (reply.tokens ?? promptTokens + roughTokens(reply.text)) : reply.mayCharge ? promptTokens : 0;
      await settle(tokens);
      return reply.ok ? { ok: true, text: reply.text, ms, tokens } : silent(reply.fault, { ms, tokens });
    },
  };
}

/** On the high side, for endpoints that do not count and for what is set aside before they did. */
export function roughTokens(text: string): number {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  return Math.ceil(han * 1.2 + (text.length - han) / 3) + 10;
}
