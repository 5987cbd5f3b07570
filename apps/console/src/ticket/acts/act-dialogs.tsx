/** Opens the dialog of an act. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { ComponentType } from 'react';
import { PlanFollowUpDialog } from '../follow-up/plan-follow-up-dialog.tsx';
import { AskDialog } from '../sub-task/ask-dialog.tsx';
import { HandOverDialog } from '../sub-task/hand-over-dialog.tsx';
import { SettleDialog } from '../sub-task/settle-dialog.tsx';
import type { Act, ActName } from './act-context.ts';
import { AddContactDialog } from './add-contact-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { ClassifyDialog, PrioritiseDialog } from './sorting-dialogs.tsx';
import { ConfirmDialog, RateDialog, SolveDialog } from './outcome-dialogs.tsx';
import { LinkDialog, MergeDialog, UnmergeDialog } from './relation-dialogs.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { ComplainDialog, EscalateDialog, ExpediteDialog, RaiseDialog, ReleaseDialog, ReopenDialog } from './reason-dialogs.tsx';
import { SplitDialog } from './split-dialog.tsx';

export interface ActDialogFacts {
  readonly ticket: TicketView;
  readonly subject: string | null;
  readonly onClose: () => void;
}

const dialogs: Record<Exclude<ActName, 'take' | 'resume'>, ComponentType<ActDialogFacts>> = {
  assign: AssignDialog,
  release: ReleaseDialog,
  classify: ClassifyDialog,
  prioritise: PrioritiseDialog,
  pause: PauseDialog,
  escalate: EscalateDialog,
  expedite: ExpediteDialog,
  complain: ComplainDialog,
  merge: MergeDialog,
  unmerge: UnmergeDialog,
  split: SplitDialog,
  link: LinkDialog,
  solve: SolveDialog,
  confirm: ConfirmDialog,
  rate: RateDialog,
  reopen: ReopenDialog,
  'plan-follow-up': PlanFollowUpDialog,
  raise: RaiseDialog,
  'add-contact': AddContactDialog,
  ask: AskDialog,
  'hand-over': HandOverDialog,
  settle: SettleDialog,
};

export function ActDialogs({ act, ticket, onClose }: { readonly act: Act; readonly ticket: TicketView; readonly onClose: () => void }) {
  // These two ask nothing.
  if (act.name === 'take' || act.name === 'resume') return null;
  const Dialog = dialogs[act.name];
  return <Dialog ticket={ticket} subject={act.subject ?? null} onClose={onClose} />;
}
