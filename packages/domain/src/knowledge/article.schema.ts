/** The shapes of articles on the wire. */

import { Type, type Static } from 'typebox';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { LocalDate, Moment, Nullable } from '../kernel/wire.ts';

export const Language = Type.Enum(['zh', 'en']);
export const AudienceSchema = Type.Enum(['public', 'internal']);
const Key = Type.String({ minLength: 1, maxLength: 80 });

/** What is written, reviewed and published together. Instants are RFC 3339; `validUntil` is exclusive. */
export const ArticleContentBody = Type.Object(
  {
    question: Type.String({ maxLength: 200 }),
    variants: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 60 }),
    body: Type.String({ maxLength: 60_000 }),
    categoryKey: Nullable(Key),
    products: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 30 }),
    channels: Type.Array(Key, { maxItems: 30 }),
    audience: AudienceSchema,
    validFrom: Nullable(Moment),
    validUntil: Nullable(Moment),
    flowSteps: Type.Array(Type.Object({ flow: Key, step: Key }, { additionalProperties: false }), { maxItems: 30 }),
  },
  { additionalProperties: false },
);
export type ArticleContentBody = Static<typeof ArticleContentBody>;

export const KeepingBody = {
  ownerId: Id,
  /** The department. */
  teamId: Id,
  reviewOn: LocalDate,
  /** The same answer in the other language. */
  counterpartId: Nullable(Id),
};

/** Whoever did it; the name is null for a key, and for who is not known any more. */
export const Somebody = Type.Object({ id: Id, name: Nullable(Type.String()) });
export const Department = Type.Object({ id: Id, name: BilingualText });
