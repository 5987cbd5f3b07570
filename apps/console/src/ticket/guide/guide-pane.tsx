/** The step guide: where we are, who is responsible, what to do and say, what to fill in, and the ways out. */

import { useEffect, useRef } from 'react';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { ClockSection } from '../../sla/clock-section.tsx';
import { SubTaskSection } from '../sub-task/sub-task-section.tsx';
import { ExceptionPlans } from './exception-plans.tsx';
import { Outcome } from './outcome.tsx';
import { Phrases } from './phrases.tsx';
import { Sorting } from './sorting.tsx';
import { StagePath } from './stage-path.tsx';
import { StepForm } from './step-form.tsx';
import { StepHead } from './step-head.tsx';
import styles from './guide.module.css';

export function GuidePane({ ticket, onInsert }: { readonly ticket: TicketView; readonly onInsert: (text: string) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const step = useRef(ticket.step);
  // A new step begins at its top.
  useEffect(() => {
    if (step.current === ticket.step) return;
    step.current = ticket.step;
    frame.current?.parentElement?.scrollTo({ top: 0, behavior: 'smooth' });
  }, [ticket.step]);

  return (
    <div ref={frame} className={styles.guide}>
      <StagePath ticket={ticket} />
      <StepHead ticket={ticket} />
      <Outcome ticket={ticket} />
      <SubTaskSection ticket={ticket} />
      <Phrases ticket={ticket} onInsert={onInsert} />
      {/* Another step asks for other things: what was half filled in belongs to the old one. */}
      <StepForm key={ticket.step} ticket={ticket} />
      <ClockSection ticket={ticket} />
      <ExceptionPlans ticket={ticket} />
      <Sorting ticket={ticket} />
    </div>
  );
}
