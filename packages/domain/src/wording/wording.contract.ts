/** Endpoints of the centre's wording: the phrases that nobody says to a customer. The check of an answer is the ticket's. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';

export const Severity = Type.Union([Type.Literal('blocked'), Type.Literal('warned')]);
const Said = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });

const phraseFacts = {
  /** The language it is said in. */
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  /** Case, width, traditional characters, blanks and punctuation make no difference; `…` stands for a few other characters. */
  text: Said,
  severity: Severity,
  why: BilingualText,
  /** Takes its place at one click; empty: there is nothing better. */
  better: Type.String({ maxLength: 300 }),
  /** Longer innocent texts that contain it. */
  exceptions: Type.Array(Said, { maxItems: 50 }),
  active: Type.Boolean(),
};

export const ForbiddenPhraseView = Type.Object({
  id: Id,
  ...phraseFacts,
  /** It came with the product. */
  shipped: Type.Boolean(),
  version: Type.Integer(),
  /** How often it was sent in the last thirty days although it warns. */
  sentLately: Type.Integer(),
});
export type ForbiddenPhraseView = Static<typeof ForbiddenPhraseView>;

const PhraseBody = Type.Object(phraseFacts, { additionalProperties: false });
const Version = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }));

export const listForbiddenPhrases = endpoint({
  method: 'GET', path: '/forbidden-phrases', permission: 'session', summary: 'What nobody here says to a customer, and what to say instead',
  reply: Type.Object({ items: Type.Array(ForbiddenPhraseView) }), refusals: [],
});

export const createForbiddenPhrase = endpoint({
  method: 'POST', path: '/forbidden-phrases', permission: 'wording.manage', summary: 'Forbid a phrase',
  body: PhraseBody, reply: ForbiddenPhraseView, status: 201, refusals: ['forbidden_phrase.taken', 'forbidden_phrase.invalid', 'forbidden_phrase.too_many'],
});

export const changeForbiddenPhrase = endpoint({
  method: 'PUT', path: '/forbidden-phrases/:forbiddenPhraseId', permission: 'wording.manage', summary: 'Change a forbidden phrase',
  params: Type.Object({ forbiddenPhraseId: Id }), body: Type.Object({ ...phraseFacts, version: Version }, { additionalProperties: false }), reply: ForbiddenPhraseView,
  refusals: ['forbidden_phrase.unknown', 'forbidden_phrase.changed', 'forbidden_phrase.taken', 'forbidden_phrase.invalid'],
});

export const removeForbiddenPhrase = endpoint({
  method: 'DELETE', path: '/forbidden-phrases/:forbiddenPhraseId', permission: 'wording.manage', summary: 'Allow a phrase again',
  params: Type.Object({ forbiddenPhraseId: Id }), refusals: ['forbidden_phrase.unknown'],
});

/** One place of a text where a forbidden phrase stands. */
export const WordingFinding = Type.Object({
  phraseId: Id,
  /** The phrase as the list has it. */
  phrase: Type.String(),
  /** As it was written here, from `from` to `to` in UTF-16 units. */
  found: Type.String(),
  from: Type.Integer(),
  to: Type.Integer(),
  severity: Severity,
  why: BilingualText,
  better: Type.String(),
});
export type WordingFinding = Static<typeof WordingFinding>;

export const tryWording = endpoint({
  method: 'POST', path: '/forbidden-phrases/try', permission: 'session', summary: 'What the list says of a text; nothing is kept',
  body: Type.Object({ text: Type.String({ maxLength: 4000 }) }, { additionalProperties: false }),
  reply: Type.Object({ findings: Type.Array(WordingFinding) }), refusals: [],
});
