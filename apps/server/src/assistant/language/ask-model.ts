/** One question to an OpenAI-compatible endpoint, within limits of time and size. Nothing of question or answer reaches a log. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import type { Config } from '../../platform/config.ts';
import { Ending, type FetchFault, guardedFetch, type FetchLimits } from '../../platform/guarded-fetch.ts';

export type Endpoint = NonNullable<Config['llm']>;

export interface Ask {
  readonly instructions: string;
  readonly prompt: string;
  /** JSON schema of the reply. An endpoint may ignore it; the reply is checked in any case. */
  readonly schema: { readonly name: string; readonly shape: Readonly<Record<string, unknown>> };
  readonly mostTokens: number;
}

export interface Limits extends FetchLimits {
  /** For everything, the second try included. */
  readonly totalMs: Milliseconds;
  /** Longest wait before the second try; whoever asks for a longer one is not tried again. */
  readonly retryMs: Milliseconds;
}

export const shippedLimits: Limits = { totalMs: 20_000, pieceMs: 8_000, retryMs: 2_000, mostBytes: 256 * 1024 };

export type ModelFault =
  | FetchFault | 'unreachable'
  /** 429 · 5xx · any other refusal: a wrong key, an unknown model. */
  | 'busy' | 'failed' | 'refused'
  /** Broke off, or answered something else than the protocol says. */
  | 'unreadable';

export type Reply =
  | { readonly ok: true; readonly text: string; /** Null: the endpoint does not count. */ readonly tokens: number | null }
  | {
      readonly ok: false;
      readonly fault: ModelFault;
      /** So long it asked to be left alone. */
      readonly restMs: Milliseconds | null;
      /** Whether it may have worked, and charges for it. */
      readonly mayCharge: boolean;
    };

/** Endpoints that refuse a schema, or a limit of tokens by that name, are asked with nothing but the words from then on. */
const plain = new WeakSet<Endpoint>();

/** The libraries take a quarter of a second and thirty megabytes: only who has a model pays for them. */
async function libraries() {
  const [ai, { createOpenAICompatible }] = await Promise.all([import('ai'), import('@ai-sdk/openai-compatible')]);
  // It would print them to the console, past the log.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  return { ai, createOpenAICompatible };
}

export async function askModel(endpoint: Endpoint, ask: Ask, limits: Limits = shippedLimits): Promise<Reply> {
  await libraries();
  const ending = new Ending();
  const timer = setTimeout(() => ending.fail('timed_out'), limits.totalMs);
  try {
    const first = await attempt(endpoint, ask, limits, ending);
    if (first.ok || ending.fault !== null) return first;
    const waitMs = secondTryAfter(first, endpoint, limits);
    if (waitMs === null) return first;
    if (!(await paused(waitMs, ending.signal))) return { ...first, fault: 'timed_out' };
    const second = await attempt(endpoint, ask, limits, ending);
    return second.ok ? second : { ...second, mayCharge: first.mayCharge || second.mayCharge };
  } finally {
    clearTimeout(timer);
  }
}

interface Failure {
  readonly ok: false;
  readonly fault: ModelFault;
  readonly restMs: Milliseconds | null;
  readonly mayCharge: boolean;
  readonly status: number | null;
}

async function attempt(endpoint: Endpoint, ask: Ask, limits: Limits, ending: Ending): Promise<(Reply & { ok: true }) | Failure> {
  const { ai, createOpenAICompatible } = await libraries();
  const provider = createOpenAICompatible({
    name: 'model', baseURL: endpoint.baseUrl, supportsStructuredOutputs: true, fetch: guardedFetch(limits, ending), ...(endpoint.apiKey !== '' && { apiKey: endpoint.apiKey }),
  });
  const asked = { model: provider(endpoint.model), instructions: ask.instructions, prompt: ask.prompt, maxRetries: 0, abortSignal: ending.signal };
  try {
    const { text, usage } = plain.has(endpoint)
      ? await ai.generateText(asked)
      : await ai.generateText({ ...asked, maxOutputTokens: ask.mostTokens, temperature: 0, output: ai.Output.object({ name: ask.schema.name, schema: ai.jsonSchema(ask.schema.shape) }) });
    return answered(text, usage);
  } catch (fault) {
    // The library wants JSON and nothing around it; we read more forgivingly, and judge more strictly.
    if (ending.fault === null && ai.NoObjectGeneratedError.isInstance(fault) && fault.text !== undefined) return answered(fault.text, fault.usage);
    if (ending.fault !== null) return { ok: false, fault: ending.fault, restMs: null, mayCharge: ending.fault !== 'redirected', status: null };
    if (!ai.APICallError.isInstance(fault)) return { ok: false, fault: 'unreadable', restMs: null, mayCharge: true, status: null };
    const { statusCode: status = null, responseHeaders } = fault;
    const restMs = retryAfter(responseHeaders ?? {});
    if (status === null) return { ok: false, fault: 'unreachable', restMs: null, mayCharge: false, status };
    if (status === 429) return { ok: false, fault: 'busy', restMs, mayCharge: false, status };
    if (status >= 500) return { ok: false, fault: 'failed', restMs, mayCharge: false, status };
    if (status >= 400) return { ok: false, fault: 'refused', restMs: null, mayCharge: false, status };
    return { ok: false, fault: 'unreadable', restMs: null, mayCharge: true, status };
  }
}

function answered(text: string, usage: { readonly totalTokens?: number | undefined; readonly inputTokens?: number | undefined; readonly outputTokens?: number | undefined } | undefined): Reply & { ok: true } {
  const counted = usage?.totalTokens ?? (usage?.inputTokens !== undefined && usage.outputTokens !== undefined ? usage.inputTokens + usage.outputTokens : null);
  return { ok: true, text, tokens: counted !== null && counted > 0 && counted < 1e9 ? Math.ceil(counted) : null };
}

/** Null: no second try. */
function secondTryAfter({ fault, restMs, status }: Failure, endpoint: Endpoint, limits: Limits): Milliseconds | null {
  if ((status === 400 || status === 422) && !plain.has(endpoint)) {
    plain.add(endpoint);
    return 0;
  }
  if (fault !== 'busy' && fault !== 'failed') return null;
  const waitMs = restMs ?? Math.min(500, limits.retryMs);
  return waitMs <= limits.retryMs ? waitMs : null;
}

async function paused(ms: Milliseconds, signal: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

/** Seconds, or a moment that counts from the answer's own `date`. */
function retryAfter(headers: Readonly<Record<string, string>>): Milliseconds | null {
  const said = headers['retry-after'];
  if (said === undefined) return null;
  if (/^\d{1,6}(?:\.\d+)?$/.test(said.trim())) return Number(said) * 1_000;
  const ms = Date.parse(said) - Date.parse(headers.date ?? '');
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
