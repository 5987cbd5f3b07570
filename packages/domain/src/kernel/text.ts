/** Text a person reads, in the two languages of the interface. */

import { Type, type Static } from 'typebox';

/** Chinese first: it is the language of the centre; English may not be missing. */
export const BilingualText = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 4000 }), en: Type.String({ minLength: 1, maxLength: 4000 }) },
  { additionalProperties: false },
);
export type BilingualText = Static<typeof BilingualText>;
