/** A reminder in words: what happened, and what was said with it. */

import type { SystemReason } from '@huiyin/domain/kernel/reason.ts';
import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';
import type { TFunction } from 'i18next';
import { inWords } from '../platform/i18n.ts';
import { shortMoment, spanWords } from '../ui/time.ts';

export interface ReminderWords {
  readonly headline: string;
  /** A reason, summary or excerpt. */
  readonly aside: string | null;
}

export function describeReminder(reminder: ReminderView, t: TFunction<'reminder'>): ReminderWords {
  const who = reminder.by?.name || t('system');
  if (reminder.facts === null) return { headline: reminder.kind === 'mentioned' ? t('hidden.mentioned', { who }) : t('hidden.other'), aside: t('outOfReach') };
  const plain = (headline: string, aside: string | null = null): ReminderWords => ({ headline, aside: aside === '' ? null : aside });
  const gone = reminder.ticket === null ? t('outOfReach') : null;
  switch (reminder.kind) {
    case 'sla_warning':
    case 'sla_breach': {
      const { clock, dueAt } = reminder.facts;
      return plain(t(`words.${reminder.kind}`, { clock: clockWords(clock, t), due: shortMoment(dueAt) }), gone);
    }
    case 'escalated':
      return plain(t('words.escalated'), reminder.facts.reason);
    case 'handed_over':
      return plain(t('words.handed_over', { who }), reminder.facts.because ? reasonWords(reminder.facts.because, t) : reminder.facts.summary);
    case 'assigned': {
      const { how } = reminder.facts;
      return plain(t(`words.${how === 'dispatched' || how === 'kept' || how === 'overflowed' ? how : 'assigned'}`, { who }), gone);
    }
    case 'returned':
      return plain(t(reminder.facts.mine ? 'words.returned_mine' : 'words.returned'), gone);
    case 'mentioned':
      return plain(t('words.mentioned', { who }), reminder.facts.excerpt);
    case 'sub_task_asked': {
      const { title, dueAt } = reminder.facts;
      return plain(dueAt === null ? t('words.sub_task_asked', { who, title }) : t('words.sub_task_asked_due', { who, title, due: shortMoment(dueAt) }));
    }
    case 'sub_task_done': {
      const { title, outcome } = reminder.facts;
      return plain(t(`words.sub_task_${outcomes.find((known) => known === outcome) ?? 'done'}`, { who, title }));
    }
    case 'unassigned_too_long':
      return plain(t('words.unassigned_too_long', { span: spanWords(Date.parse(reminder.at) - Date.parse(reminder.facts.since)) }), gone);
    case 'article_review_due':
    case 'article_review_overdue':
      return plain(t(`words.${reminder.kind}`, { question: reminder.facts.question, on: reminder.facts.reviewOn }));
    case 'article_expiring':
    case 'article_expired':
      return plain(t(`words.${reminder.kind}`, { question: reminder.facts.question, until: shortMoment(reminder.facts.until) }));
    case 'article_submitted':
      return plain(t('words.article_submitted', { who, question: reminder.facts.question }));
    case 'article_returned':
      return plain(t('words.article_returned', { who, question: reminder.facts.question }), reminder.facts.reason);
    case 'article_wrong':
      return plain(t('words.article_wrong', { question: reminder.facts.question, n: reminder.facts.number }), reminder.facts.reason);
    case 'article_reading_asked': {
      const { question, dueOn } = reminder.facts;
      return plain(dueOn === null ? t('words.article_reading_asked', { who, question }) : t('words.article_reading_asked_due', { who, question, on: dueOn }));
    }
    case 'target_entrusted':
      return plain(t('words.target_entrusted', { who, title: reminder.facts.title, on: reminder.facts.deadlineOn }));
    case 'target_slipping':
      return plain(t(reminder.facts.standing === 'off_track' ? 'words.target_slipping_off_track' : 'words.target_slipping_at_risk', { title: reminder.facts.title }));
    case 'target_due':
      return plain(t('words.target_due', { title: reminder.facts.title, on: reminder.facts.deadlineOn }));
    case 'target_judged':
      return plain(t(`words.target_judged_${(['reached', 'missed'] as const).find((known) => known === reminder.facts?.standing) ?? 'unmeasured'}`, { title: reminder.facts.title }));
    case 'outlet_failing':
      return plain(t(reminder.facts.passedOn ? 'words.outlet_failing_passed_on' : 'words.outlet_failing', { outlet: reminder.facts.outlet }));
    case 'calendar_unknown_year':
      return plain(t('words.calendar_unknown_year', { calendar: inWords(reminder.facts.calendar), year: reminder.facts.year }));
    case 'alert_began':
      return plain(t('words.alert_began', { rule: inWords(reminder.facts.rule) }), inWords(reminder.facts.said));
    case 'alert_ended':
      return plain(t('words.alert_ended', { rule: inWords(reminder.facts.rule) }));
    case 'alert_action_asked':
    case 'alert_action_due':
      return plain(t(`words.${reminder.kind}`, { who, title: reminder.facts.title, on: reminder.facts.dueOn }));
    case 'alert_action_settled':
      return plain(t(reminder.facts.as === 'declined' ? 'words.alert_action_declined' : 'words.alert_action_done', { who, title: reminder.facts.title }));
    default:
      return unworded(reminder, t);
  }
}

/** A new kind does not compile until it has words above; a page older than the server still shows that there is something. */
function unworded(_: never, t: TFunction<'reminder'>): ReminderWords {
  return { headline: t('hidden.other'), aside: null };
}

const outcomes = ['approved', 'rejected', 'declined', 'cancelled', 'reached', 'not_reached'] as const;
const clocks = ['first_response', 'next_response', 'step', 'resolution', 'progress', 'exception', 'hand_over', 'sub_task'] as const;

function reasonWords({ clock, policy }: SystemReason, t: TFunction<'reminder'>): string {
  return policy === null ? t('overdue', { clock: clockWords(clock, t) }) : t('overdueBy', { clock: clockWords(clock, t), policy: inWords(policy) });
}

function clockWords(clock: string, t: TFunction<'reminder'>): string {
  return t(`clock.${clocks.find((known) => known === clock) ?? 'other'}`);
}
