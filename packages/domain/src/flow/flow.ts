/** The flow document: what a flow version says. A definition only; it knows nothing of tickets. */

import type { Json } from '../kernel/json.ts';
import type { Milliseconds } from '../kernel/instant.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { Stage } from './stage.ts';

export type StepKey = string;

/** The way out of the loop; only a `follow_up` step may lead there. */
export const archive = 'archive';

export interface FlowDocument {
  readonly key: string;
  readonly name: BilingualText;
  /** Which matters take this flow, in words. */
  readonly purpose: BilingualText;
  /** A step of stage `consult`. */
  readonly start: StepKey;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly key: StepKey;
  readonly stage: Stage;
  readonly name: BilingualText;
  /** Exactly one: the key of a role, or `assistant` where the machine is responsible. */
  readonly role: string;
  /** The tool the step is worked with; `huiyin` unless another system must be opened (S1.24). */
  readonly tool: string;
  /** What to do here, for the step guide. */
  readonly guide: BilingualText;
  /** What to say: standard phrases, inserted with one click. `{{customer}}`, `{{number}}` and `{{agent}}` are filled in. */
  readonly phrases: readonly BilingualText[];
  readonly form: Form;
  /** Null: no promise on this step. */
  readonly limit: StepLimit | null;
  readonly exits: readonly Exit[];
  readonly exceptions: readonly ExceptionPlan[];
}

export interface StepLimit {
  readonly ms: Milliseconds;
  /** `working` runs in the centre's open hours only. */
  readonly clock: 'working' | 'calendar';
}

/** A JSON Schema (draft 2020-12 subset: one flat object) of the fields to fill in this step. Presence is demanded by exits, never by the form itself. */
export interface Form {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, FormField>>;
}

export interface FormField {
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  /** Label in both languages. */
  readonly label: BilingualText;
  readonly hint?: BilingualText;
  /** `date` is a local date, `multiline` a text area. */
  readonly format?: 'date' | 'date-time' | 'multiline';
  readonly enum?: readonly string[];
  /** One label for each value of `enum`. */
  readonly enumLabels?: Readonly<Record<string, BilingualText>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/**
 * What takes an exit.
 * - `choice`: the responsible role picks it.
 * - `always`: the system takes it by itself on entering, when `when` holds (the trivial path walks itself).
 * - `confirmed`, `objected`: the customer's word on the solution; every `feedback` step has both.
 * - `satisfied`, `dissatisfied`: the follow-up's result; every `follow_up` step has both.
 */
export type ExitTrigger = 'choice' | 'always' | 'confirmed' | 'objected' | 'satisfied' | 'dissatisfied';

export interface Exit {
  readonly key: string;
  readonly label: BilingualText;
  readonly to: StepKey | typeof archive;
  readonly on: ExitTrigger;
  /** Null: always open. */
  readonly when: Condition | null;
  /** Fields that must hold a value before this exit opens: form fields by key, or a fact such as `customer.contact`, `ticket.category`. */
  readonly requires: readonly string[];
  readonly effects: readonly ExitEffect[];
  /** Taking it says that the matter was answered on the spot; only a `choice` exit of a `consult` step may. The trivial stages then walk themselves. */
  readonly answersOnTheSpot?: true;
}

/** What the flow asks the rest of the system to do, as data. */
export type ExitEffect =
  | { readonly kind: 'ask_confirmation'; readonly silenceConfirmsAfterMs: Milliseconds }
  | { readonly kind: 'ask_rating' }
  | { readonly kind: 'plan_follow_up'; readonly afterMs: Milliseconds; readonly method: FollowUpMethod; readonly script: BilingualText }
  | { readonly kind: 'waive_follow_up'; readonly reason: BilingualText }
  | { readonly kind: 'tell_customer'; readonly text: BilingualText };

export type FollowUpMethod = 'phone' | 'chat' | 'message';

/** Over the filled fields (`amount`) and the facts (`ticket.kind`, see `facts.ts`). */
export type Condition =
  | { readonly field: string; readonly is: 'present' | 'absent' }
  | { readonly field: string; readonly is: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'; readonly value: Json }
  | { readonly field: string; readonly is: 'in'; readonly value: readonly Json[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** What to do when a named exception happens in a step, to whom it goes and by when. */
export interface ExceptionPlan {
  readonly key: string;
  readonly name: BilingualText;
  /** What to do, in steps a person can follow. */
  readonly plan: BilingualText;
  /** The step that takes over; null: the ticket stays where it is. May go back or stay in the same stage, never forward past one. */
  readonly to: StepKey | null;
  /** The role it is handed to. */
  readonly role: string;
  readonly within: StepLimit | null;
  /** Sent to the customer when the plan is raised; null: nothing is sent. */
  readonly tellCustomer: BilingualText | null;
}
