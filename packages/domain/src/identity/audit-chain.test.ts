import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import { canonicalJson, chainStart, genesis, linkDigest, walkChain, type ChainedEntry } from './audit-chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chainOf(facts: readonly JsonObject[]): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (const [index, fact] of facts.entries()) {
    const content = { ...fact, seq: index + 1 };
    entries.push({ seq: index + 1, content, digest: linkDigest(sha256, entries.at(-1)?.digest ?? genesis, content) });
  }
  return entries;
}

const someFacts = fc.array(fc.record({ action: fc.constantFrom('login', 'export'), id: fc.string() }), { minLength: 1, maxLength: 8 });

describe('the audit chain', () => {
  // Recomputed by hand over the canonical text, members in sorted order.
  test('links each entry to the digest before it', () => {
    const first = linkDigest(sha256, genesis, { seq: 1, actor: 'u1', action: 'login' });
    expect(first).toBe(sha256(`${'0'.repeat(64)}\n{"action":"login","actor":"u1","seq":1}`));
    expect(first).toBe('e57e6cce442e2bfadb311dfdd80f04108e1edc81397e5f4f219ee5be5f20daf2');
    const second = linkDigest(sha256, first, { seq: 2, actor: 'u1', action: 'ticket.view', id: 'T1' });
    expect(second).toBe(sha256(`${first}\n{"action":"ticket.view","actor":"u1","id":"T1","seq":2}`));
  });

  test('is walked to its end when nobody touched it, in one go or in pieces', () => {
    fc.assert(
      fc.property(someFacts, fc.nat(8), (facts, cut) => {
        const entries = chainOf(facts);
        const head = walkChain(sha256, chainStart, entries.slice(0, cut));
        expect(head).toHaveProperty('last');
        const end = walkChain(sha256, 'last' in head ? head.last : chainStart, entries.slice(cut));
        expect(end).toEqual({ last: { seq: entries.length, digest: entries.at(-1)!.digest } });
      }),
    );
  });

  test('breaks at the entry that was changed, removed, or put in', () => {
    fc.assert(
      fc.property(someFacts, fc.nat(), (facts, pick) => {
        const entries = chainOf(facts);
        const at = pick % entries.length;
        const changed = entries.with(at, { ...entries[at]!, content: { ...entries[at]!.content, action: 'nothing' } });
        expect(walkChain(sha256, chainStart, changed)).toEqual({ brokenAt: at + 1 });
        if (at < entries.length - 1) expect(walkChain(sha256, chainStart, entries.toSpliced(at, 1))).toEqual({ brokenAt: at + 1 });
        expect(walkChain(sha256, chainStart, entries.toSpliced(at, 0, entries[at]!))).toEqual({ brokenAt: at === 0 ? 2 : at + 2 });
      }),
    );
  });
});

describe('canonicalJson', () => {
  test('does not depend on the order in which members were written', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":true,"d":null}]}');
  });

  test('says one text in one way, however its accents were typed', () => {
    expect(canonicalJson('caf\u0065\u0301')).toBe(canonicalJson('caf\u00e9'));
  });
});
