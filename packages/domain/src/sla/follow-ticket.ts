/** Carries a ticket's clocks through what happened to it. One change or a whole history: the same fold, because the log says everything. */

import type { FlowDocument } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { isSpeaking } from '../ticket/assistant-part.ts';
import { evolve } from '../ticket/evolve.ts';
import type { Ticket, TicketEvent } from '../ticket/ticket.ts';
import { absorb } from './absorb.ts';
import { ownTerms, termsByPolicy, type Matter } from './choose-terms.ts';
import { type Clock, isLive, startedAt, type Terms } from './clock.ts';
import { calendarIdOf, type Rules } from './rules.ts';
import { begin, causeAmong, pauseFor, settle, slotOf, stop, takeTerms } from './run-clock.ts';
import { answerOwedLate, type Wanted, waitsSince, wantedOf } from './wanted.ts';

export interface Change {
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly events: readonly TicketEvent[];
  readonly around: { readonly categoryKeys: readonly string[]; readonly channelKind: string; readonly tier: string };
  readonly documents: ReadonlyMap<Id, FlowDocument>;
}

/** What is known of a ticket's clocks: the live ones at least, and how many there ever were. */
export interface KeptClocks {
  readonly count: number;
  readonly clocks: readonly Clock[];
}

export const noClocks: KeptClocks = { count: 0, clocks: [] };

export interface Followed {
  /** New and changed ones. */
  readonly changed: readonly Clock[];
  /** The nearest promise of whoever has the ticket in hand. */
  readonly dueAt: Instant | null;
}

export function followTicket(change: Change, kept: KeptClocks, rules: Rules, takenIn: KeptClocks = noClocks): Followed {
  const run = new Run(change, kept, rules, takenIn);
  let ticket = change.before;
  for (const event of change.events) {
    const before = ticket;
    ticket = evolve(before, event, change.after.id);
    run.hear(before, event, ticket);
  }
  return run.done();
}

/** By the rules and calendars as they are now, without anything having happened: open clocks keep start and pauses, closed ones are never touched. */
export function recountTicket(ticket: Ticket, around: Change['around'], document: FlowDocument, kept: KeptClocks, rules: Rules, at: Instant): Followed {
  const run = new Run({ before: ticket, after: ticket, events: [], around, documents: new Map([[ticket.flowVersionId, document]]) }, kept, rules, noClocks);
  run.judgeAll(ticket, at);
  return run.done();
}

class Run {
  readonly #change: Change;
  readonly #rules: Rules;
  readonly #takenIn: KeptClocks;
  readonly #before: ReadonlyMap<number, Clock>;
  readonly #clocks: Map<number, Clock>;
  /** What others promised before the ticket came here is none of ours. */
  readonly #notBefore: Instant;
  #count: number;

  constructor(change: Change, kept: KeptClocks, rules: Rules, takenIn: KeptClocks) {
    this.#change = change;
    this.#rules = rules;
    this.#takenIn = takenIn;
    this.#before = new Map(kept.clocks.map((clock) => [clock.seq, clock]));
    this.#clocks = new Map(this.#before);
    this.#count = kept.count;
    const opening = change.events.find((event) => event.kind === 'opened');
    this.#notBefore = opening?.importedFrom ? Math.max(...change.events.map(({ at }) => at)) : -Infinity;
  }

  hear(before: Ticket | null, event: TicketEvent, after: Ticket): void {
    const at = Math.max(event.at, this.#notBefore);
    const document = this.#change.documents.get(after.flowVersionId);
    const matter = this.#matterOf(after, document);
    const wanted = [...wantedOf(after, document, at), ...this.#answersOwed(before, event, after, at)];
    for (const clock of this.#live()) this.#keep(stopBy(clock, event, after, wanted, this.#rules, at));
    if (before !== null && isAnotherMatter(before, after)) for (const clock of this.#live()) this.#judgeAnew(clock, wanted, matter, at);
    if (after.state !== 'merged') for (const wish of wanted) this.#beginIfMissing(wish, after, matter, at);
    if (event.kind === 'absorbed') for (const clock of absorb(this.#live(), this.#takenIn.clocks, this.#rules)) this.#keep(clock);
    this.#rest(after, at);
  }

  judgeAll(ticket: Ticket, at: Instant): void {
    const document = this.#change.documents.get(ticket.flowVersionId);
    const matter = this.#matterOf(ticket, document);
    const wanted = [...wantedOf(ticket, document, at), ...(this.#owesAnswer() ? [] : answerOwedLate(ticket))];
    for (const clock of this.#live()) {
      this.#judgeAnew(clock, [...wanted, { kind: clock.kind, ref: clock.ref, since: at, otherwise: null }], matter, at);
      this.#keep(settle(this.#clocks.get(clock.seq)!, this.#rules));
    }
    if (ticket.state !== 'merged') for (const wish of wanted) this.#beginIfMissing(wish, ticket, matter, at);
    this.#rest(ticket, at);
  }

  done(): Followed {
    const changed: Clock[] = [];
    for (const [seq, clock] of this.#clocks) {
      if (this.#before.get(seq) === clock) continue;
      if (!this.#before.has(seq) && isPassedThrough(clock)) {
        this.#clocks.delete(seq);
        continue;
      }
      const settled = settle(clock, this.#rules);
      this.#clocks.set(seq, settled);
      changed.push(settled);
    }
    return { changed, dueAt: nearestDue([...this.#clocks.values()]) };
  }

  #keep(clock: Clock): void {
    this.#clocks.set(clock.seq, clock);
  }

  #live(): Clock[] {
    return [...this.#clocks.values()].filter(isLive);
  }

  #matterOf(ticket: Ticket, document: FlowDocument | undefined): Matter {
    return { ...this.#change.around, kind: ticket.kind, priority: ticket.priority, channelId: ticket.channelId, hoursId: this.#rules.hoursOf(ticket.channelId), flow: document?.key ?? '', step: ticket.step, teamId: ticket.teamId };
  }

  /**
   * The customer's turn, from its first unanswered word. Its clock lives while an answer is owed; a new one begins with a word, or when
   * a policy begins to speak of it. Who waits for a first answer after having left starts anew. To whom a person was talking already, when
   * they opened the ticket, no first answer is owed.
   */
  #answersOwed(before: Ticket | null, event: TicketEvent, after: Ticket, at: Instant): readonly Wanted[] {
    const { waitingSince, firstAnsweredAt } = after;
    if (waitingSince === null || after.abandonedAt !== null || after.state === 'archived' || isSpeaking(after)) return [];
    const running = this.#owesAnswer();
    const answer = (kind: 'first_response' | 'next_response', since: Instant): readonly Wanted[] => [{ kind, ref: null, since, otherwise: null }];
    if (running !== undefined) return answer(running.kind as 'first_response', waitingSince);
    if (firstAnsweredAt !== null) return answer('next_response', waitingSince);
    if (event.kind === 'message_received' && before !== null && before.abandonedAt !== null) return answer('first_response', at);
    // Handed on by the assistant, or somebody stepped in while its answer was awaited: only now a person is asked for.
    if (before !== null && isSpeaking(before)) return answer('first_response', waitsSince(after, waitingSince));
    if (event.kind === 'absorbed' && before !== null && before.waitingSince === null) return answer('first_response', waitingSince);
    const isOpening = this.#change.before === null && event.at === after.openedAt;
    if (isOpening) return after.openedBy === 'person' ? [] : answer('first_response', waitingSince);
    if (event.kind !== 'message_received') return before !== null && isAnotherMatter(before, after) ? answerOwedLate(after) : [];
    return answer(event.seq === 1 || after.openedBy !== 'person' ? 'first_response' : 'next_response', at);
  }

  #owesAnswer(): Clock | undefined {
    return this.#live().find(({ kind }) => kind === 'first_response' || kind === 'next_response');
  }

  /** A pause is no event of a clock: it follows from how the ticket stands. */
  #rest({ rests }: Ticket, at: Instant): void {
    const causes = rests.flatMap(({ why, to }) => (to === null ? [why] : []));
    for (const clock of this.#live()) this.#keep(pauseFor(clock, causeAmong(clock, causes), at));
  }

  #judgeAnew(clock: Clock, wanted: readonly Wanted[], matter: Matter, at: Instant): void {
    const wish = wanted.find((each) => slotOf(each) === slotOf(clock));
    if (wish === undefined) return;
    const terms = this.#termsFor(wish, matter);
    this.#keep(terms === null ? stop(clock, this.#rules, at, 'pointless') : takeTerms(clock, terms, this.#rules, at));
  }

  #beginIfMissing(wish: Wanted, { rests }: Ticket, matter: Matter, at: Instant): void {
    if (this.#live().some((clock) => slotOf(clock) === slotOf(wish))) return;
    const terms = this.#termsFor(wish, matter);
    if (terms === null) return;
    this.#count += 1;
    this.#keep(begin({ seq: this.#count, kind: wish.kind, ref: wish.ref, since: Math.min(Math.max(wish.since, this.#notBefore), at), terms }, rests, at));
  }

  /** Whoever handed it over, then the policies, then the flow or whoever asked. */
  #termsFor(wish: Wanted, matter: Matter): Terms | null {
    const byPolicy = termsByPolicy(this.#rules.policies, matter, wish.kind);
    if (typeof wish.withinMs === 'number') return { ...(byPolicy ?? ownTerms([], wish.withinMs, this.#rules.standardId)), targetMs: wish.withinMs };
    if (byPolicy !== null || wish.otherwise === null) return byPolicy;
    return ownTerms(wish.otherwise.why, wish.otherwise.limit.ms, calendarIdOf(this.#rules, wish.otherwise.limit));
  }
}

/** Whether, and how, an event ends a clock. */
function stopBy(clock: Clock, event: TicketEvent, after: Ticket, wanted: readonly Wanted[], rules: Rules, at: Instant): Clock {
  const isWanted = wanted.some((wish) => slotOf(wish) === slotOf(clock));
  const answered = event.kind === 'answered' && (event.by.kind === 'person' || event.by.kind === 'key');
  const ends = (how: 'kept' | 'pointless') => stop(clock, rules, at, how);
  switch (clock.kind) {
    case 'first_response':
    case 'next_response':
      return answered ? ends('kept') : isWanted ? clock : ends('pointless');
    case 'progress':
      // Each word to the customer is the notice, and the next is promised from there.
      return answered ? ends('kept') : isWanted ? clock : ends('pointless');
    case 'step':
      // The same step entered again is a new promise; but another flow that takes the conversation over where it is does not forgive what has run.
      return !isWanted || event.kind === 'moved' || event.kind === 'reopened' ? ends('kept') : clock;
    case 'resolution':
      return isWanted ? clock : ends('kept');
    case 'exception':
      return !isWanted || event.kind === 'exception_raised' ? ends('kept') : clock;
    case 'hand_over':
      return isWanted ? clock : ends(after.agentId !== null ? 'kept' : 'pointless');
    case 'sub_task':
      return isWanted ? clock : ends(event.kind === 'sub_task_cancelled' || event.kind === 'archived' ? 'pointless' : 'kept');
  }
}

/** Whether anything changed that policies look at. */
function isAnotherMatter(a: Ticket, b: Ticket): boolean {
  return (
    a.kind !== b.kind || a.categoryId !== b.categoryId || a.priority !== b.priority || a.teamId !== b.teamId || a.step !== b.step || a.flowVersionId !== b.flowVersionId || a.customerId !== b.customerId
  );
}

/** Of the clocks that run for whoever has the ticket: what others were asked for is their promise. */
function nearestDue(clocks: readonly Clock[]): Instant | null {
  let nearest: Instant | null = null;
  for (const { state, kind, dueAt } of clocks) {
    if (state === 'running' && kind !== 'sub_task' && dueAt !== null) nearest = nearest === null ? dueAt : Math.min(nearest, dueAt);
  }
  return nearest;
}

/** Begun and over in one moment: a step that the system walked through by itself was no promise to anybody. */
function isPassedThrough(clock: Clock): boolean {
  return !isLive(clock) && clock.state !== 'missed' && clock.stoppedAt === startedAt(clock);
}
