/** The page of one ticket: where it stands, what is asked of the customer, what was said. */

import { useEffect } from 'preact/hooks';
import { sayRefusal } from '../platform/refusal-words.ts';
import { AddInformation } from './add-information.tsx';
import { Confirmation } from './confirmation.tsx';
import { Conversation } from './conversation.tsx';
import { Evidence } from './files.tsx';
import { type OwnTicket, useOwnTicket } from './own-ticket.ts';
import { Rating } from './rating.tsx';
import { Stages } from './stages.tsx';
import { useWords } from './surroundings.ts';
import { Urge } from './urge.tsx';
import { Said } from '../platform/said.tsx';

export function TicketPage({ token, onLanguage }: { readonly token: string; readonly onLanguage: () => void }) {
  const { words } = useWords();
  const ticket = useOwnTicket(token);
  const number = ticket.view?.number;
  useEffect(() => {
    document.title = number === undefined ? words.brand : words.pageTitle(number);
  }, [number, words]);
  return (
    <>
      <header class="top">
        <div class="wide">
          <p class="brand">{words.brand}</p>
          <button type="button" class="language" onClick={onLanguage}>
            {words.other}
          </button>
        </div>
      </header>
      <main class="wide">
        <Content ticket={ticket} />
      </main>
    </>
  );
}

function Content({ ticket }: { readonly ticket: OwnTicket }) {
  const { words, language, say } = useWords();
  const { view, trouble } = ticket;
  // A link that is too short to be one is refused for its form.
  const invalid = trouble === 'ticket_link.unknown' || (trouble === 'request.invalid' && view === null);
  if (invalid) {
    return (
      <section class="card alone">
        <h1>{words.invalidTitle}</h1>
        <p>{words.invalidText}</p>
      </section>
    );
  }
  if (view === null && trouble !== null) {
    return (
      <section class="card alone" role="alert">
        <h1>{words.troubleTitle}</h1>
        <p>{sayRefusal(trouble, language)}</p>
        <button type="button" class="primary" onClick={() => void ticket.refresh()}>
          {words.again}
        </button>
      </section>
    );
  }
  if (view === null) {
    return (
      <section class="card alone" aria-busy="true">
        <p role="status">{words.loading}</p>
      </section>
    );
  }

  const archived = view.state === 'archived';
  return (
    <>
      <p class="stale" role="status">
        {trouble === null ? '' : trouble === 'network' ? words.stale : sayRefusal(trouble, language)}
      </p>
      <section class="card">
        <p class="number">
          {words.ticket} {view.number}
        </p>
        <h1>{view.subject}</h1>
        <p class="soft">
          {words.openedAt} {say(view.openedAt)} · {words.channel} {view.channelName[language]}
          {view.agentName !== null && <> · {words.agent(view.agentName)}</>}
        </p>
        <Stages view={view} />
        <p class={view.waitingForYou && !archived ? 'now asks' : 'now'} role="status">
          {archived ? words.finished : view.waitingForYou && !view.mayConfirm ? <><strong>{words.waitingForYou}</strong>{language === 'zh' ? '：' : ': '}{words.waitingHint}</> : view.state === 'paused' ? words.paused : words.stageNow[view.stage]}
        </p>
        {!archived && !view.mayConfirm && view.stage !== 'follow_up' && <Urge ticket={ticket} view={view} />}
        {archived && view.archivedAt !== null && <p class="soft">{words.archived(say(view.archivedAt))}</p>}
      </section>

      {view.solution !== null && (
        <section class={view.mayConfirm ? 'card lifted' : 'card'}>
          <h2>{words.solution}</h2>
          <p class="solution">
            <Said text={view.solution.text} />
          </p>
          {view.solution.evidence.length > 0 && (
            <>
              <h3>{words.evidence}</h3>
              <Evidence ticket={ticket} files={view.solution.evidence} />
            </>
          )}
          <p class="soft">
            {words.solvedAt} {say(view.solution.at)}
          </p>
          {view.mayConfirm && <Confirmation ticket={ticket} view={view} />}
          {view.confirmedAt !== null && <p class="fine">✓ {words.confirmedAt(say(view.confirmedAt))}</p>}
        </section>
      )}
      {/* First whether it is solved, then how it was. */}
      {((view.mayRate && !view.mayConfirm) || view.rating !== null) && <Rating ticket={ticket} view={view} />}
      <section class="card">
        <h2>{words.messages}</h2>
        <Conversation ticket={ticket} />
        {view.mayWrite && <AddInformation ticket={ticket} />}
      </section>
      <p class="foot soft">{words.privacy}</p>
    </>
  );
}
