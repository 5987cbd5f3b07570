/** The document of a draft while somebody edits it: what is on the screen, and whether it is saved. */

import type { FlowVersionView } from '@huiyin/domain/flow/flow.contract.ts';
import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { useEffect, useState } from 'react';
import { useSaveDraft } from './flow.queries.ts';

export interface DraftDocument {
  readonly document: FlowDocument;
  readonly dirty: boolean;
  change(document: FlowDocument): void;
  /** Saves what is on the screen; `note` goes with it. */
  save(note?: string): Promise<FlowVersionView>;
  /** Takes over what the server has, dropping what is on the screen. */
  reset(view: FlowVersionView): void;
}

export function useDraftDocument(view: FlowVersionView): DraftDocument {
  const [edited, setEdited] = useState<FlowDocument | null>(null);
  // The edit version that the screen is based on: a newer one from the server must not be overwritten unseen.
  const [basis, setBasis] = useState(view.version);
  const saveDraft = useSaveDraft();

  useEffect(() => {
    if (edited === null) setBasis(view.version);
  }, [edited, view.version]);

  return {
    document: edited ?? view.document,
    dirty: edited !== null,
    change: setEdited,
    save: async (note) => {
      const sent = edited ?? view.document;
      const saved = await saveDraft({ params: { versionId: view.id }, body: { document: sent, version: basis, ...(note === undefined ? {} : { note }) } });
      setBasis(saved.version);
      // What was typed while the answer was on its way stays unsaved.
      setEdited((now) => (now === sent ? null : now));
      return saved;
    },
    reset: (fresh) => {
      setBasis(fresh.version);
      setEdited(null);
    },
  };
}
