/** What is summed over tickets: the atoms of every metric. Each is a whole number, so that adding and taking away leaves no dust. */

/** Told of the one who answered first (or whose queue it lay in). */
export const frontMeasures = [
  /** Consultations: every ticket but those merged into another and those brought in from elsewhere without times. */
  'opened',
  'complaints', 'inconsistent',
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

export type FrontMeasure = (typeof frontMeasures)[number];
export type SolverMeasure = (typeof solverMeasures)[number];
export type MeasureKey = FrontMeasure | SolverMeasure;
export const measureKeys: readonly MeasureKey[] = [...frontMeasures, ...solverMeasures];

/** Durations whose spread is kept, for median and p90. */
export const durationKeys = ['answer', 'answer_working', 'turn', 'resolution', 'resolution_net', 'handled', 'call_wait'] as const;
export type DurationKey = (typeof durationKeys)[number];

export type Sums = Readonly<Record<MeasureKey, number>>;
