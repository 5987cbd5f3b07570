/** What is summed over tickets: the atoms of every metric. Each is a whole number, so that adding and taking away leaves no dust. */

/** Told of the one who answered first (or whose queue it lay in). */
export const frontMeasures = [
  /** Consultations: every ticket but those merged into another and those brought in from elsewhere without times. */
  'opened',
  'complaints', 'inconsistent',
  /** The customer let displeasure be felt, or only pleasure (mood.ts). */
  'upset', 'pleased',
  /** A person's first public answer (R-A5), and what it took. */
  'answered', 'answer_ms',
  /** The same in open time of the channel. */
  'answer_working_ms',
  /** Somebody asked for an answer: opened by the customer. `in_time`: it came within the channel's promise. */
  'offered', 'in_time',
  'abandoned', 'abandoned_ms',
  /** Calls that a person took, and how long they had waited. */
  'calls_taken', 'calls_wait_ms',
  /** The assistant spoke; nobody had to; the customer said it helped; left with an answer; a person took over. */
  'assisted', 'deflected', 'hard_solved', 'soft_solved', 'handed_on',
  'urged', 'with_article',
] as const;

/** Told of the one who had it when it was solved. */
export const solverMeasures = [
  'solved', 'resolution_ms', 'resolution_net_ms', 'over_five_hours',
  /** Customers' further words that a person answered, and what that took. */
  'turns', 'turn_ms',
  /** Tickets that people worked on, and for how long. */
  'handled', 'handled_ms',
  'hand_overs', 'escalated', 'reopened', 'objected', 'closed',
  /** Solved for good: neither reopened nor asked about again within the days that count. `settled`: those days are over, or it came back before. */
  'settled', 'settled_at_once',
  'survey_asked', 'rated', 'score_milli', 'displeased',
  'promoters', 'detractors', 'recommend_asked', 'effort_milli', 'effort_rated',
  'promises', 'promises_met',
  'visits', 'visits_good',
] as const;

/** Told by the day on which it was done, of whoever did it. */
export const workMeasures = [
  /** Tickets that came into the backlog (opened, reopened) and left it (archived, merged). */
  'entered', 'departed',
  /** Acts of people on tickets; those in steps that are worked with this system alone. */
  'acts', 'acts_inside', 'worked_ms',
  /** Tickets that somebody worked on, once for each person and day; those solved; days on which somebody worked. */
  'touched', 'done', 'agent_days',
  /** Time that people were there for customers: available or busy. */
  'present_ms',
] as const;
export type WorkMeasure = (typeof workMeasures)[number];

/** Requests of people's consoles, and how long this system took. */
export const toolMeasures = ['requests', 'request_ms', 'slow_requests'] as const;
export type ToolMeasure = (typeof toolMeasures)[number];

export type FrontMeasure = (typeof frontMeasures)[number];
export type SolverMeasure = (typeof solverMeasures)[number];
export type TicketMeasure = FrontMeasure | SolverMeasure;
export type MeasureKey = TicketMeasure | WorkMeasure | ToolMeasure;
export const ticketMeasures: readonly TicketMeasure[] = [...frontMeasures, ...solverMeasures];

/** What a metric is taken over: tickets by their opening, work by its day, this system's own requests by theirs. */
export type Source = 'tickets' | 'work' | 'tool';

export function sourceOf(measure: MeasureKey): Source {
  if ((workMeasures as readonly string[]).includes(measure)) return 'work';
  return (toolMeasures as readonly string[]).includes(measure) ? 'tool' : 'tickets';
}

/** Durations whose spread is kept, for median and p90. */
export const durationKeys = ['answer', 'answer_working', 'turn', 'resolution', 'resolution_net', 'handled', 'call_wait'] as const;
export type DurationKey = (typeof durationKeys)[number];
