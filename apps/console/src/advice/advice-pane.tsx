/** What may help with this ticket, beside it. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { DraftHandle } from '../ticket/composer/use-draft.ts';
import { SuggestionSection } from './suggestion-section.tsx';
import { SimilarSection } from './similar-section.tsx';
import styles from './advice.module.css';

interface AdvicePaneProps {
  readonly ticket: TicketView;
  readonly draft: DraftHandle;
  /** Something was put into the answer: on a phone the conversation comes back to the front. */
  readonly onUsed: () => void;
}

export function AdvicePane({ ticket, draft, onUsed }: AdvicePaneProps) {
  const insert = (text: string) => {
    if (draft.draft.visibility === 'internal') draft.change({ visibility: 'public' });
    draft.insert(text);
    onUsed();
  };
  return (
    <div className={styles.pane}>
      {ticket.may.work && <SuggestionSection ticket={ticket} onCite={(text, cited) => { draft.cite(text, cited); onUsed(); }} />}
      <SimilarSection ticket={ticket} onInsert={ticket.may.work ? insert : null} />
    </div>
  );
}
