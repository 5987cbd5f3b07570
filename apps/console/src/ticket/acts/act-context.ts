/** Starts an act from wherever its button is; the ticket's page holds the one dialog. */

import { createContext, useContext } from 'react';

export type ActName =
  | 'take' | 'assign' | 'release' | 'classify' | 'prioritise' | 'pause' | 'resume' | 'escalate' | 'complain' | 'merge' | 'unmerge'
  | 'split' | 'link' | 'solve' | 'confirm' | 'rate' | 'reopen' | 'plan-follow-up' | 'raise' | 'add-contact'
  | 'ask' | 'hand-over' | 'settle' | 'expedite';

/** `subject`: what the act is about, where there are several: the key of the exception plan. */
export interface Act {
  readonly name: ActName;
  readonly subject?: string;
}

export const ActContext = createContext<(act: Act) => void>(() => undefined);

export function useStartAct(): (act: Act) => void {
  return useContext(ActContext);
}
