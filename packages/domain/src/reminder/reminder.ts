/** What a person is told inside the console: the closed list of occasions, how loud each is, and the facts its words are made of. */

import { Type, type Static, type TSchema } from 'typebox';
import { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { SystemReason } from '../kernel/reason.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';

/** `info`: good to know. `warning`: act in time. `alarm`: it is late, or nobody has it. */
export const reminderLevels = ['info', 'warning', 'alarm'] as const;
export type ReminderLevel = (typeof reminderLevels)[number];

const Text = Type.String();
/** What a click opens. */
const Article = { articleId: Id, question: Text };

/** Its facts are for those who may read the ticket. */
function occasion<const Level extends ReminderLevel, Facts extends TSchema>(level: Level, facts: Facts) {
  return { level, facts, revealing: true };
}

/** Its facts say nothing of the ticket, or are asked of the person themselves: they stay readable when the ticket has gone out of reach. */
function open<const Level extends ReminderLevel, Facts extends TSchema>(level: Level, facts: Facts) {
  return { level, facts, revealing: false };
}

/**
 * A new occasion is one line here and its words in the console (`reminder.zh.ts`, `reminder.en.ts`). Number and subject of the
 * ticket are no facts: they are read when the reminder is, by whoever may still read the ticket. Kept rows outlive a release:
 * a fact added later is optional, and none changes its meaning. Instants in facts are RFC 3339.
 */
export const reminderKinds = {
  /** A promise will be broken at `dueAt`. `clock`: its kind (`first_response`, `step` …). */
  sla_warning: open('warning', Type.Object({ clock: Text, dueAt: Moment })),
  sla_breach: open('alarm', Type.Object({ clock: Text, dueAt: Moment })),
  escalated: occasion('alarm', Type.Object({ reason: Text })),
  /** By the system: `because` of what, and no summary. */
  handed_over: occasion('info', Type.Object({ summary: Text, because: Type.Optional(SystemReason) })),
  /** `how` as in the ticket's `assigned` event. */
  assigned: open('info', Type.Object({ how: Text })),
  /** Taken back into the queue from its holder, who went away. `mine`: told to that holder; otherwise to those who look after the queue. */
  returned: open('warning', Type.Object({ mine: Type.Optional(Type.Boolean()) })),
  mentioned: occasion('info', Type.Object({ excerpt: Text })),
  sub_task_asked: open('info', Type.Object({ title: Text, dueAt: Nullable(Moment) })),
  /** `outcome`: of the sub-task (`done`, `approved`, `reached`, `not_reached`), or how else it ended (`rejected`, `declined`, `cancelled`). */
  sub_task_done: open('info', Type.Object({ title: Text, outcome: Text })),
  unassigned_too_long: open('alarm', Type.Object({ since: Moment })),
  /** Its owner and department: somebody has to look by `reviewOn`. */
  article_review_due: open('warning', Type.Object({ ...Article, reviewOn: Text })),
  article_review_overdue: open('alarm', Type.Object({ ...Article, reviewOn: Text })),
  article_expiring: open('warning', Type.Object({ ...Article, until: Moment })),
  /** It is answered from no more. */
  article_expired: open('alarm', Type.Object({ ...Article, until: Moment })),
  article_submitted: open('info', Type.Object(Article)),
  article_returned: open('info', Type.Object({ ...Article, reason: Text })),
  /** Its keepers, and those who quoted it. */
  article_wrong: open('alarm', Type.Object({ ...Article, number: Type.Integer(), reason: Text })),
  article_reading_asked: open('info', Type.Object({ ...Article, dueOn: Nullable(Text) })),
  /** To the owner of its rule. `said`: what happened, in one sentence. */
  alert_began: open('alarm', Type.Object({ alertId: Id, rule: BilingualText, said: BilingualText })),
  alert_ended: open('info', Type.Object({ alertId: Id, rule: BilingualText })),
  alert_action_asked: open('info', Type.Object({ actionId: Id, title: Text, dueOn: Text })),
  alert_action_due: open('warning', Type.Object({ actionId: Id, title: Text, dueOn: Text })),
  /** To whoever asked for it. */
  alert_action_settled: open('info', Type.Object({ alertId: Id, title: Text, as: Text })),
  /** Its owner: somebody made it theirs; it stands badly; its last week begins; how it ended. */
  target_entrusted: open('info', Type.Object({ targetId: Id, title: Text, deadlineOn: Text })),
  target_slipping: open('warning', Type.Object({ targetId: Id, title: Text, standing: Text })),
  target_due: open('warning', Type.Object({ targetId: Id, title: Text, deadlineOn: Text })),
  target_judged: open('info', Type.Object({ targetId: Id, title: Text, standing: Text })),
  /** Those who look after the outlets: one could not be told something. `passedOn`: its stand-in was told. */
  outlet_failing: open('alarm', Type.Object({ outlet: Text, passedOn: Type.Boolean() })),
  calendar_unknown_year: open('warning', Type.Object({ calendar: BilingualText, year: Type.Integer() })),
} as const;

export type ReminderKind = keyof typeof reminderKinds;
export type ReminderFacts<Kind extends ReminderKind> = Static<(typeof reminderKinds)[Kind]['facts']>;

export function levelOf(kind: ReminderKind): ReminderLevel {
  return reminderKinds[kind].level;
}

/** What one occasion tells to some people. */
export type Occasion = {
  readonly [Kind in ReminderKind]: {
    readonly kind: Kind;
    readonly personIds: readonly Id[];
    /** What a click opens. */
    readonly ticketId: Id | null;
    /** The person whose doing it was; absent when it was the system. */
    readonly byId?: Id | null;
    readonly facts: ReminderFacts<Kind>;
    readonly at: Instant;
    /** Told once: the same key reaches the same person never again, from however many workers (`sla:<clockId>:breach`). */
    readonly key?: string;
  };
}[ReminderKind];

export const maxExcerptLength = 120;

/** The beginning of a longer text, in one line; never half of a character. */
export function excerptOf(text: string): string {
  const line = Array.from(text.replace(/\s+/gu, ' ').trim());
  return line.length <= maxExcerptLength ? line.join('') : `${line.slice(0, maxExcerptLength - 1).join('')}…`;
}
