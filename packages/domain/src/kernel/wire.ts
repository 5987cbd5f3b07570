/** Shapes that every contract is written with. */

import { Type, type TSchema } from 'typebox';

/** An instant in RFC 3339, as `toWire` writes it. */
export const Moment = Type.String({ format: 'date-time' });

/** `2025-08-01`, wherever that day is. */
export const LocalDate = Type.String({ format: 'date' });

export const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
