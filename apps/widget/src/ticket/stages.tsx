/** The five stages in a row, or in a column where the screen is narrow. */

import type { TicketView } from './own-ticket.ts';
import { stepsOf } from './progress.ts';
import { useWords } from './surroundings.ts';

export function Stages({ view }: { readonly view: TicketView }) {
  const { words, say } = useWords();
  const wordOf = { done: words.stepDone, now: words.stepNow, later: words.stepLater };
  return (
    <ol class="stages" aria-label={words.steps}>
      {stepsOf(view).map(({ stage, state, at }, index) => (
        <li key={stage} class={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span class="mark" aria-hidden="true">
            {state === 'done' ? '✓' : index + 1}
          </span>
          <span class="stage-words">
            <span class="stage-name">
              {words.stageNames[stage]}
              <span class="hidden"> {wordOf[state]}</span>
            </span>
            <span class="stage-at">{at === null ? '' : say(at)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
