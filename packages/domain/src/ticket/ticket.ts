/** A ticket: its state, the events that change it, and the one function that applies them. Verbs live in their own files. */

import type { FollowUpMethod, StepKey } from '../flow/flow.ts';
import type { Stage } from '../flow/stage.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant, Milliseconds } from '../kernel/instant.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { SystemReason } from '../kernel/reason.ts';
import type { HandOverSummary } from './hand-over.ts';
import type { Rest } from './rest.ts';
import type { SubTask, SubTaskEvent } from './sub-task.ts';

export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** 1 is the strongest. */
export type Grade = 1 | 2 | 3 | 4;

/** `open`: somebody's turn. `paused`: waiting on purpose. `archived`: the loop is walked. `merged`: lives on in another ticket. */
export type TicketState = 'open' | 'paused' | 'archived' | 'merged';

export type PauseReason = 'customer' | 'third_party';

/** Who did it. `id` is null for the system and the assistant. */
export interface Doer {
  readonly kind: 'person' | 'customer' | 'assistant' | 'system' | 'key';
  readonly id: Id | null;
}

export interface Ticket {
  readonly id: Id;
  /** Human, unique, gaps allowed: `20250801-00042`. */
  readonly number: string;
  /** Counts the events; every write names the version it saw. */
  readonly version: number;

  readonly channelId: Id;
  readonly customerId: Id;
  readonly subject: string;
  /** The key of a ticket kind: `question`, `refund`, `complaint` … Null until classified. */
  readonly kind: string | null;
  readonly categoryId: Id | null;
  readonly region: string | null;
  readonly complaint: boolean;

  readonly flowVersionId: Id;
  readonly stage: Stage;
  readonly step: StepKey;
  /** The one role responsible for the step. */
  readonly role: string;
  readonly stepEnteredAt: Instant;
  /** Everything filled in so far, over all steps. */
  readonly fields: JsonObject;

  readonly urgency: Grade | null;
  readonly impact: Grade | null;
  readonly priority: Priority;

  readonly teamId: Id | null;
  readonly agentId: Id | null;
  /** Who last held it in each role, so that work coming back to a role finds its person again. Set by `assigned` from the role of the moment. */
  readonly heldBy: Readonly<Record<string, { readonly agentId: Id; readonly teamId: Id | null }>>;

  readonly state: TicketState;
  readonly pause: { readonly reason: PauseReason; readonly since: Instant; readonly until: Instant | null } | null;
  /** Of this round, in the order in which they began. */
  readonly rests: readonly Rest[];

  /** `lapsed`: the matter was opened again since. It stays to be read, and is no solution any more. */
  readonly solution: { readonly text: string; readonly evidence: readonly Id[]; readonly at: Instant; readonly lapsed?: true } | null;
  readonly confirmation: { readonly by: 'customer' | 'agent' | 'silence'; readonly at: Instant } | null;
  /** When silence confirms; null while nothing is asked. */
  readonly silenceConfirmsAt: Instant | null;
  readonly answeredOnTheSpot: boolean;
  readonly rating: ({ readonly score: number; readonly scale: number; readonly at: Instant } & SurveyAnswers) | null;
  readonly ratingAskedAt: Instant | null;
  /** The follow-up visit of this round. */
  readonly followUp: {
    readonly id: Id;
    readonly dueAt: Instant;
    readonly method: FollowUpMethod;
    readonly attempts: number;
    readonly outcome: 'planned' | 'good' | 'bad' | 'waived';
  } | null;

  /** Messages and notes so far; the next one gets `messageSeq + 1`. */
  readonly messageSeq: number;
  /** The first customer-visible message by a person. An acknowledgement by a machine does not count (R-A5). */
  readonly firstAnsweredAt: Instant | null;
  /** Since when the customer waits for an answer; null when it is not our turn. */
  readonly waitingSince: Instant | null;
  readonly lastMessageAt: Instant | null;

  readonly reopenings: number;
  readonly urges: number;
  /** The plan that is being followed; `raisedIn` is the step it belongs to. */
  readonly exception: { readonly plan: string; readonly at: Instant; readonly raisedIn: StepKey } | null;
  readonly escalatedAt: Instant | null;
  /** Somebody who may do so put it before all others (S1.23). */
  readonly expeditedAt: Instant | null;
  /** The customer stopped waiting for a first answer; null again with the next word. */
  readonly abandonedAt: Instant | null;
  readonly mergedInto: Id | null;
  /** The ticket this one was split from. */
  readonly parentId: Id | null;
  readonly links: readonly { readonly ticketId: Id; readonly relation: LinkRelation }[];
  /** Everything asked of others, in the order it was asked; ended ones too. */
  readonly subTasks: readonly SubTask[];
  /**
   * The last hand-over, until whoever got the ticket has read its summary; one by the system has none and says `because` of what.
   * `takenAt`: when somebody had it in hand. `withinMs`: how soon that was asked for.
   */
  readonly handOver: { readonly at: Instant; readonly by: Id | null; readonly summary: HandOverSummary | null; readonly because?: SystemReason; readonly withinMs: Milliseconds | null; readonly takenAt: Instant | null } | null;

  /** The assistant's part in the conversation; null: it never spoke here. */
  readonly assistant: AssistantPart | null;

  readonly openedBy: Doer['kind'];
  readonly openedAt: Instant;
  readonly archivedAt: Instant | null;
}

/** `answer`: says what is known. `clarify`: asks which of several questions is meant. `greet`: asks what it is about, when nothing was asked yet. */
export type AssistantTurn = 'answer' | 'clarify' | 'greet';

export interface AssistantPart {
  /** Whose step it is while the assistant speaks for them. */
  readonly role: string;
  readonly state: 'speaking' | 'ended';
  /** What it has said. */
  readonly turns: number;
  /** In how many of them it could not help. */
  readonly failed: number;
  readonly last: { readonly messageId: Id; readonly at: Instant; readonly turn: AssistantTurn; readonly doubted: boolean } | null;
  /** `accepted`: the customer was content. `person`: somebody stepped in. `moved`: the ticket went on in its flow. Else why it was handed on. */
  readonly ended: 'accepted' | 'person' | 'moved' | HandOffReason | null;
}

/**
 * Why the assistant asks for a person. `asked`: the customer did. `no_evidence`: nothing known that answers. `failed_twice`: two turns did
 * not help. `topic`: people decide this. `upset`: the customer is angry. `unreadable`: pictures or files without words. `unanswered`: the
 * customer left with the question open. `fault`: it broke, or took too long. `switched_off`: it may not speak on this channel any more.
 */
export const handOffReasons = ['asked', 'no_evidence', 'failed_twice', 'topic', 'upset', 'unreadable', 'unanswered', 'fault', 'switched_off'] as const;
export type HandOffReason = (typeof handOffReasons)[number];

/**
 * How a ticket came to whom it is with. `kept`: to the one who held it in that role before. `returned`: its holder went away.
 * `overflowed`: another team helps out. `handed_over`: on purpose, with a summary.
 */
export type AssignedHow = 'taken' | 'assigned' | 'dispatched' | 'kept' | 'returned' | 'overflowed' | 'handed_over';

export type LinkRelation = 'related' | 'duplicate' | 'causes' | 'caused_by';

interface Position {
  readonly step: StepKey;
  readonly stage: Stage;
  readonly role: string;
}

/** What a rating may say besides: 0…10, how likely they are to recommend us; 1…7, how easy it was (7: very). Absent: not asked, or not answered. */
export interface SurveyAnswers {
  readonly recommend?: number;
  readonly effort?: number;
}

/** How words sound. */
export type Mood = 'negative' | 'neutral' | 'positive';

type Facts =
  | ({
      readonly kind: 'opened';
      readonly number: string;
      readonly channelId: Id;
      readonly customerId: Id;
      readonly subject: string;
      readonly ticketKind: string | null;
      readonly categoryId: Id | null;
      readonly region: string | null;
      readonly flowVersionId: Id;
      readonly fields: JsonObject;
      readonly teamId: Id | null;
      readonly parentId: Id | null;
      /** Brought in from another system, under its id there. Only such a ticket may be `archived` by the exit `imported`. */
      readonly importedFrom?: { readonly source: string; readonly externalId: string; readonly agent: string | null };
    } & Position)
  | {
      readonly kind: 'classified';
      readonly ticketKind: string | null;
      readonly categoryId: Id | null;
      /** Who or what decided: `keywords-1`, a model's version, or `person`. */
      readonly classifier: string;
      /** 0…1; 1 for a person. */
      readonly probability: number;
      /** The words that decided, for the agent to judge. */
      readonly reasons: readonly string[];
      /** How the customer's words sound. Absent: nobody read it, or not surely enough. */
      readonly mood?: Mood;
    }
  | { readonly kind: 'prioritised'; readonly urgency: Grade; readonly impact: Grade; readonly priority: Priority; readonly reason: string }
  /** The matter turned out to be another one (a complaint, a refund): it takes that flow from its accept stage. */
  | ({ readonly kind: 'flow_taken'; readonly flowVersionId: Id; readonly reason: string } & Position)
  | {
      readonly kind: 'assigned';
      readonly agentId: Id | null;
      readonly teamId: Id | null;
      readonly how: AssignedHow;
      readonly summary?: HandOverSummary;
      /** Handed over by the system, instead of a summary. */
      readonly because?: SystemReason;
      readonly waitedMs?: Milliseconds;
      /** Handed over by a ladder: to be taken up within this working time. */
      readonly withinMs?: Milliseconds;
    }
  /** Read by whoever got it; `waitedMs` since it was handed over. */
  | { readonly kind: 'hand_over_acknowledged'; readonly waitedMs: Milliseconds }
  | { readonly kind: 'released'; readonly reason: string | null }
  | { readonly kind: 'message_received'; readonly messageId: Id; readonly seq: number }
  | { readonly kind: 'answered'; readonly messageId: Id; readonly seq: number }
  | { readonly kind: 'assistant_began' }
  | {
      readonly kind: 'assistant_answered';
      readonly messageId: Id;
      readonly seq: number;
      readonly turn: AssistantTurn;
      readonly articles: readonly { readonly articleId: Id; readonly version: number }[];
      readonly confidence: number;
      /** Who thought: `offline-1`, or a language model and the version of its instructions. */
      readonly mind: string;
    }
  | { readonly kind: 'assistant_doubted'; readonly messageId: Id }
  /** `left`: asked no more for as long as the channel waits. */
  | { readonly kind: 'assistant_accepted'; readonly messageId: Id; readonly how: 'said' | 'left' }
  | { readonly kind: 'handed_to_person'; readonly reason: HandOffReason }
  /** Somebody read the customer's last word and found that it asks for nothing: a thank you, a confirmation. */
  | { readonly kind: 'answer_waived'; readonly upTo: number }
  | { readonly kind: 'noted'; readonly messageId: Id; readonly seq: number; readonly mentions: readonly Id[] }
  | ({
      readonly kind: 'moved';
      readonly from: StepKey;
      readonly exit: string;
      readonly fields: JsonObject;
      readonly note: string | null;
      /** Walked by the system itself. */
      readonly automatic: boolean;
      readonly answeredOnTheSpot?: true;
    } & Position)
  | { readonly kind: 'fields_changed'; readonly fields: JsonObject }
  | { readonly kind: 'subject_changed'; readonly subject: string }
  | ({ readonly kind: 'exception_raised'; readonly plan: string; readonly note: string | null } & Position)
  /** `left`: the ticket went on. `by_hand`: somebody said that it is dealt with. `replaced`: another plan took over. The role is the one responsible from here on. */
  | { readonly kind: 'exception_settled'; readonly plan: string; readonly how: 'left' | 'by_hand' | 'replaced'; readonly note: string | null; readonly role: string }
  | { readonly kind: 'escalated'; readonly teamId: Id | null; readonly reason: string | SystemReason }
  | { readonly kind: 'expedited'; readonly reason: string }
  | { readonly kind: 'abandoned'; readonly waitedMs: Milliseconds }
  | { readonly kind: 'paused'; readonly reason: PauseReason; readonly until: Instant | null; readonly note: string | null }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'solution_proposed'; readonly text: string; readonly evidence: readonly Id[] }
  | { readonly kind: 'confirmation_asked'; readonly silenceConfirmsAt: Instant }
  | { readonly kind: 'confirmed'; readonly confirmedBy: 'customer' | 'agent' | 'silence'; readonly evidence: readonly Id[]; readonly note: string | null }
  | { readonly kind: 'objected'; readonly reason: string }
  | { readonly kind: 'rating_asked' }
  | ({ readonly kind: 'rated'; readonly score: number; readonly scale: number; readonly comment: string | null } & SurveyAnswers)
  | { readonly kind: 'follow_up_planned'; readonly followUpId: Id; readonly dueAt: Instant; readonly method: FollowUpMethod; readonly script: string }
  | { readonly kind: 'follow_up_attempted'; readonly followUpId: Id; readonly reached: boolean; readonly note: string | null }
  | { readonly kind: 'follow_up_completed'; readonly followUpId: Id; readonly outcome: 'good' | 'bad'; readonly note: string | null }
  | { readonly kind: 'follow_up_waived'; readonly reason: string }
  | { readonly kind: 'archived'; readonly from: StepKey; readonly exit: string }
  | ({ readonly kind: 'reopened'; readonly reason: string } & Position)
  | { readonly kind: 'merged'; readonly into: Id }
  /** `waitingSince`: since when the customer waited on the one that was taken in. */
  | { readonly kind: 'absorbed'; readonly ticketId: Id; readonly waitingSince?: Instant | null }
  | { readonly kind: 'unmerged'; readonly from: Id; readonly state: 'open' | 'paused' | 'archived' }
  | { readonly kind: 'shed'; readonly ticketId: Id }
  | { readonly kind: 'split_off'; readonly ticketId: Id }
  | { readonly kind: 'linked'; readonly ticketId: Id; readonly relation: LinkRelation }
  | { readonly kind: 'unlinked'; readonly ticketId: Id }
  | { readonly kind: 'complaint_marked'; readonly reason: string }
  /** The customer left a way to be reached; what it is stands with the customer. */
  | { readonly kind: 'contact_left'; readonly contact: 'phone' | 'email' }
  | { readonly kind: 'urged'; readonly note: string | null }
  | { readonly kind: 'customer_changed'; readonly customerId: Id; readonly from: Id }
  | SubTaskEvent
  /** A step of a log brought in from another system; carries no state. */
  | { readonly kind: 'recorded'; readonly activity: string; readonly facts: Readonly<Record<string, Json>> };

/** What happened, when, and by whom. Appended in the same transaction as the row; `row = fold(evolve, events)`. */
export type TicketEvent = Facts & { readonly at: Instant; readonly by: Doer };

export type TicketEventKind = TicketEvent['kind'];
export type EventOf<Kind extends TicketEventKind> = Extract<TicketEvent, { kind: Kind }>;
