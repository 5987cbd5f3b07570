/** What may not be said in the answer that is being written, and how it may sound: asked for at a pause of the keys. */

import type { WordingFinding } from '@huiyin/domain/wording/wording.contract.ts';
import { useEffect, useState } from 'react';
import type { Mark } from '../../wording/marked-parts.ts';
import { stillThere } from '../../wording/marked-parts.ts';
import { useWordingCheck } from '../../wording/wording.queries.ts';
import type { Draft } from './use-draft.ts';

const pauseMs = 300;

export interface Hint {
  readonly kind: 'shouting' | 'exclamations' | 'blame' | 'no_greeting' | 'no_apology';
  readonly found: string;
}

export interface Wording {
  readonly findings: readonly WordingFinding[];
  readonly hints: readonly Hint[];
  readonly marks: readonly Mark[];
  readonly blocked: boolean;
  /** It could not be asked; the server looks once more when it is sent. */
  readonly unknown: boolean;
}

const nothing: Wording = { findings: [], hints: [], marks: [], blocked: false, unknown: false };

export function useWording(ticketId: string, { body, visibility }: Draft, mayWrite: boolean): Wording {
  const [asked, setAsked] = useState(body);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(body), pauseMs);
    return () => clearTimeout(timer);
  }, [body]);
  const check = useWordingCheck(ticketId, asked, mayWrite && visibility === 'public');
  if (visibility === 'internal' || body.trim() === '') return nothing;

  const findings = stillThere(body, check.data?.findings ?? []);
  const hints = (check.data?.hints ?? []).map(({ kind, at }) => ({ kind, found: at === null ? '' : asked.slice(at.from, at.to), at }));
  const placed = hints.flatMap(({ at, found }) => (at === null ? [] : [{ ...at, found }]));
  return {
    findings,
    // What is missing is said once the writer pauses; while they write it may be on its way.
    hints: asked === body ? hints : [],
    marks: [...findings, ...stillThere(body, placed).map((place) => ({ ...place, severity: 'hint' as const }))],
    blocked: findings.some(({ severity }) => severity === 'blocked'),
    unknown: check.isError,
  };
}
