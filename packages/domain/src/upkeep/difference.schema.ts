/** A contradiction on the wire. */

import { Type } from 'typebox';
import { differenceKinds } from './find-differences.ts';

export const Difference = Type.Object({ kind: Type.Enum([...differenceKinds]), a: Type.String(), b: Type.String() });
