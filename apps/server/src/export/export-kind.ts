/** What a domain gives so that its files can be made in the background. `domains.ts` lists them. */

import type { PermissionKey } from '@huiyin/domain/identity/permission.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Shell } from '../platform/shell.ts';

export interface ExportKind {
  /** Also what its subjects are called: `review` makes files of `review:<id>`. */
  readonly name: string;
  /** To fetch the file it must still be held. */
  readonly permission: PermissionKey;
  /** In the audit log, when a file leaves the house. */
  readonly action: string;
  /** Made anew when a worker takes up what another let fall. Null: what it is of is gone. */
  make(shell: Shell, of: { readonly subjectId: Id; readonly wish: JsonObject }, tell: Tell): Promise<MadeFile | null>;
}

/** How far it has come. Throws `Stopped` where nobody wants it any more: whoever makes a file need not know of it. */
export type Tell = (done: number, total: number) => Promise<void>;

export interface MadeFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export class Stopped extends Error {}
