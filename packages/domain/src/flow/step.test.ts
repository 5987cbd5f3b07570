import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import type { View } from './condition.ts';
import type { Facts } from './facts.ts';
import { anyFacts, anyFlow, anyWishes, inputsAt, roles } from './flow.arbitrary.ts';
import { archive, type FlowDocument } from './flow.ts';
import { openExits } from './open-exits.ts';
import { shippedFlows } from './shipped/shipped-flows.ts';
import { complaintFlow } from './shipped/complaint.ts';
import { generalFlow } from './shipped/general.ts';
import { refundFlow } from './shipped/refund.ts';
import { stageIndex, type Stage } from './stage.ts';
import { findStep, type Input, type Move, type Position, reopenAt, start, step, type Walk } from './step.ts';
import { validateFlow } from './validate.ts';

const someFlow = fc.oneof({ weight: 4, arbitrary: anyFlow }, { weight: 1, arbitrary: fc.constantFrom(...shippedFlows) });
const someWalk = fc.record({ document: someFlow, wishes: anyWishes, facts: fc.array(anyFacts, { minLength: 4, maxLength: 4 }) });

interface Entry {
  readonly input: Input;
  readonly view: View;
  readonly walk: Walk;
}

/** Plays the wishes; what was refused leaves no entry. After the archive only a reopening goes on. */
function play({ document, wishes, facts }: { document: FlowDocument; wishes: readonly { nth: number; facts: number; value: unknown }[]; facts: readonly Facts[] }): readonly Entry[] {
  const log: Entry[] = [];
  let position = start(document);
  let fields: JsonObject = {};
  for (const wish of wishes) {
    const archived = log.at(-1)?.walk.archived === true;
    const inputs = inputsAt(findStep(document, position.step)!, wish.value as never);
    const input = archived ? ({ kind: 'reopen' } as const) : inputs[wish.nth % inputs.length]!;
    if (input.kind === 'reopen' && !archived) continue;
    const view = { fields, facts: facts[wish.facts]! };
    const result = step(document, position, input, view);
    if (!result.ok) continue;
    log.push({ input, view, walk: result.value });
    position = result.value.position;
    if (input.kind === 'exit') fields = { ...fields, ...input.given };
  }
  return log;
}

describe('a walk on any valid flow', () => {
  test('every drawn flow is one the validator accepts', () => {
    fc.assert(fc.property(anyFlow, (document) => void expect(validateFlow(document, { roles })).toEqual([])), { numRuns: 500 });
  });

  test('never stands where the archive is out of reach', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        const reach = closure(walk.document);
        for (const { walk: { position } } of play(walk)) expect(reach(position.step, archive)).toBe(true);
      }),
    );
  });

  test('can always be brought to the archive by people who fill in what is asked', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        const last = play(walk).at(-1);
        fc.pre(last !== undefined && !last.walk.archived);
        expect(bringHome(walk.document, last!.walk.position)).toBe(true);
      }),
    );
  });

  test('passes every stage in order before each archiving: forward by one, the archive only from follow-up', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        let furthest = stageIndex(start(walk.document).stage);
        for (const { walk: { moves, position, archived }, input } of play(walk)) {
          for (const move of moves) {
            const from = stageIndex(stageOf(walk.document, move.from));
            if (move.to === archive) expect([from, furthest]).toEqual([4, 4]);
            else expect(stageIndex(stageOf(walk.document, move.to)) - from).toBeLessThanOrEqual(1);
            furthest = move.to === archive ? furthest : stageIndex(move.stage);
          }
          if (input.kind === 'exception' || input.kind === 'reopen') furthest = stageIndex(position.stage);
          if (archived) expect(moves.at(-1)!.to).toBe(archive);
        }
      }),
    );
  });

  test('leaves feedback forward only by the customer’s yes, or because it was answered on the spot', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        for (const { input, view, walk: { moves } } of play(walk)) {
          for (const move of moves.filter((one) => stageOf(walk.document, one.from) === 'feedback' && one.stage === 'follow_up')) {
            const spot = view.facts['ticket.answered_on_the_spot'] === true || moves.some((one) => one.answeredOnTheSpot);
            const yes = input.kind === 'customer' && input.confirmed;
            expect(move.automatic ? spot || yes : yes).toBe(true);
          }
        }
      }),
    );
  });

  test('gives the same position when its log is played again, and the moves alone lead there', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        const log = play(walk);
        let position = start(walk.document);
        for (const { input, view, walk: then } of log) {
          const again = step(walk.document, position, input, view);
          expect(again).toEqual({ ok: true, value: then });
          position = then.position;
          const last: Move | undefined = then.moves.at(-1);
          if (last) expect(then.position).toEqual({ step: last.step, stage: last.stage, role: last.role });
        }
      }),
    );
  });

  test('each move starts where the one before ended', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        for (const { walk: { moves } } of play(walk)) {
          moves.slice(1).forEach((move, index) => expect(move.from).toBe(moves[index]!.to));
          expect(moves.slice(1).every((move) => move.automatic)).toBe(true);
        }
      }),
    );
  });

  test('an exit offered without anything missing is accepted', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        for (const { walk: { position, archived }, view } of play(walk)) {
          if (archived) continue;
          for (const { exit, missing } of openExits(walk.document, position.step, view)) {
            const result = step(walk.document, position, { kind: 'exit', exit: exit.key, given: {} }, view);
            if (missing.length > 0) expect(result.ok).toBe(false);
            else if (!result.ok) expect(['exit.closed', 'step.fields_invalid']).toContain(result.code);
          }
        }
      }),
    );
  });
});

const nothing: Facts = {
  'ticket.kind': null, 'ticket.category': null, 'ticket.priority': 'normal', 'ticket.channel': 'web', 'ticket.complaint': false, 'ticket.answered': false,
  'ticket.answered_on_the_spot': false, 'ticket.solution': null, 'ticket.confirmed': false, 'ticket.reopenings': 0, 'ticket.approved': false, 'ticket.sub_tasks_open': 0, 'customer.contact': false, 'customer.name': null, 'customer.tier': 'standard',
};
const view = (facts: Partial<Facts>, fields: JsonObject = {}): View => ({ fields, facts: { ...nothing, ...facts } });
const at = (document: FlowDocument, key: string): Position => ({ step: key, stage: stageOf(document, key), role: findStep(document, key)!.role });
const route = (walk: Walk) => walk.moves.map((move) => move.to);

function walkOf(result: ReturnType<typeof step>): Walk {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.facts)}`);
  return result.value;
}

describe('general consultation', () => {
  test('answered on the spot passes every stage in one go', () => {
    const walk = walkOf(step(generalFlow, start(generalFlow), { kind: 'exit', exit: 'answered', given: {} }, view({ 'ticket.answered': true, 'customer.contact': true })));
    expect(route(walk)).toEqual(['classify', 'register', 'handle', 'confirm', 'visit', 'archive']);
    expect(walk.moves.map((move) => move.automatic)).toEqual([false, true, true, true, true, true]);
    expect(walk.moves[0]!.answeredOnTheSpot).toBe(true);
    expect(walk.moves.at(-1)!.effects).toMatchObject([{ kind: 'waive_follow_up' }]);
  });

  test('without a contact it waits in acceptance, even when answered', () => {
    const walk = walkOf(step(generalFlow, start(generalFlow), { kind: 'exit', exit: 'answered', given: {} }, view({ 'ticket.answered': true })));
    expect(walk.position).toEqual({ step: 'register', stage: 'accept', role: 'agent' });
  });

  test('nothing can be called answered before it was', () => {
    expect(step(generalFlow, start(generalFlow), { kind: 'exit', exit: 'answered', given: {} }, view({}))).toMatchObject({ ok: false, code: 'exit.closed' });
  });

  test('says what is missing, with labels, in the order it is asked', () => {
    const refused = step(generalFlow, at(generalFlow, 'register'), { kind: 'exit', exit: 'registered', given: { issue_summary: '  ' } }, view({}));
    expect(refused).toMatchObject({ code: 'step.fields_missing', facts: { missing: [{ field: 'customer.contact' }, { field: 'ticket.category' }, { field: 'issue_summary', label: { zh: '问题描述' } }] } });
  });

  test('the ordinary way forward comes first', () => {
    const first = (key: string, facts: Partial<Facts> = {}) => openExits(generalFlow, key, view(facts))[0]?.exit.key;
    expect([first('receive', { 'ticket.answered': true }), first('register'), first('handle'), first('specialist')]).toEqual(['accept', 'registered', 'solved', 'solved']);
  });

  test('a reopened answer on the spot does not archive itself again', () => {
    const walk = walkOf(step(generalFlow, at(generalFlow, 'visit'), { kind: 'reopen' }, view({ 'ticket.answered_on_the_spot': true })));
    expect([walk.position.step, walk.moves]).toEqual(['handle', []]);
  });

  test('an exception keeps the step but changes who is responsible, or hands it over', () => {
    const raise = (plan: string) => walkOf(step(generalFlow, at(generalFlow, 'handle'), { kind: 'exception', plan }, view({})));
    expect(raise('account_security').position).toEqual({ step: 'handle', stage: 'process', role: 'supervisor' });
    expect(raise('system_down').position).toEqual({ step: 'specialist', stage: 'process', role: 'specialist' });
    expect(raise('system_down').exception?.within?.ms).toBe(7_200_000);
    expect(step(generalFlow, at(generalFlow, 'visit'), { kind: 'exception', plan: 'system_down' }, view({}))).toMatchObject({ code: 'exception.unknown' });
  });

  test('a bad visit goes back to handling, a word of the customer means nothing there', () => {
    expect(walkOf(step(generalFlow, at(generalFlow, 'visit'), { kind: 'follow_up', satisfied: false }, view({}))).position.step).toBe('handle');
    expect(step(generalFlow, at(generalFlow, 'visit'), { kind: 'customer', confirmed: true }, view({}))).toMatchObject({ code: 'exit.unknown' });
  });

  test('reopens at the first step of process unless a process step is named', () => {
    expect([reopenAt(generalFlow).step, reopenAt(generalFlow, 'specialist').step, reopenAt(generalFlow, 'receive').step]).toEqual(['handle', 'specialist', 'handle']);
    expect(step(generalFlow, at(generalFlow, 'visit'), { kind: 'reopen', to: 'receive' }, view({}))).toMatchObject({ code: 'step.unknown' });
  });
});

describe('refund', () => {
  const registered = { order_number: 'A-20250801', amount: 300, reason: 'defective' };
  const paid = { refund_reference: 'TX123456', refunded_on: '2025-08-12' };
  const review = (given: JsonObject, fields: JsonObject) => step(refundFlow, at(refundFlow, 'review'), { kind: 'exit', exit: 'refunded', given }, view({ 'customer.contact': true, 'ticket.solution': '已退款' }, fields));

  test('asks for contact, order, amount and reason before anybody works on it', () => {
    const refused = step(refundFlow, at(refundFlow, 'register'), { kind: 'exit', exit: 'registered', given: {} }, view({}));
    expect(refused.ok === false && (refused.facts.missing as { field: string }[]).map((one) => one.field)).toEqual(['customer.contact', 'order_number', 'amount', 'reason']);
  });

  test.each([
    ['a text for a number', { amount: '300' }, 'type'],
    ['nothing to refund', { amount: 0 }, 'minimum'],
    ['an unknown reason', { reason: 'because' }, 'enum'],
    ['an order number of strange signs', { order_number: '订单一' }, 'pattern'],
    ['a field of nowhere', { colour: 'red' }, 'unknown'],
    ['a field of a later step', { approval: 'approved' }, 'unknown'],
  ])('turns down %s', (_, given, flaw) => {
    const refused = step(refundFlow, at(refundFlow, 'register'), { kind: 'exit', exit: 'registered', given: { ...registered, ...given } }, view({ 'customer.contact': true }));
    expect(refused).toMatchObject({ code: 'step.fields_invalid', facts: { invalid: [{ field: Object.keys(given)[0], flaw }] } });
  });

  test('turns down a day that does not exist', () => {
    expect(review({ ...paid, refunded_on: '2025-02-30' }, registered)).toMatchObject({ code: 'step.fields_invalid', facts: { invalid: [{ flaw: 'format' }] } });
  });

  test('needs the transaction number as proof', () => {
    expect(review({}, registered)).toMatchObject({ code: 'step.fields_missing' });
    expect(walkOf(review(paid, registered)).position.step).toBe('confirm');
  });

  test.each([
    [refundFlow, 'review', 'refunded', { ...registered, ...paid }],
    [refundFlow, 'review', 'declined', { ...registered, decline_reason: '已使用' }],
    [complaintFlow, 'agree', 'done', { agreed_solution: '换新', customer_agreed: true, prevention: '复核' }],
  ] as const)('asks for no confirmation of a solution that nobody has proposed: %#', (flow, from, exit, fields) => {
    const leave = (facts: Partial<Facts>) => step(flow, at(flow, from), { kind: 'exit', exit, given: {} }, view({ 'customer.contact': true, ...facts }, fields));
    expect(leave({})).toMatchObject({ code: 'step.fields_missing', facts: { missing: [{ field: 'ticket.solution' }] } });
    expect(walkOf(leave({ 'ticket.solution': '已处理' })).position.step).toBe('confirm');
  });

  test('above 500 waits for the supervisor, whose approval nobody else can write in', () => {
    const much = { ...registered, amount: 500.01 };
    expect(review(paid, much)).toMatchObject({ code: 'exit.closed' });
    expect(review({ ...paid, approval: 'approved' }, much)).toMatchObject({ code: 'step.fields_invalid' });
    expect(review({ ...paid, amount: 1 }, much)).toMatchObject({ code: 'step.fields_invalid' });
    const decided = step(refundFlow, at(refundFlow, 'approve'), { kind: 'exit', exit: 'decided', given: { approval: 'approved', approval_comment: '同意' } }, view({}, much));
    expect(walkOf(decided).position.step).toBe('review');
    expect(walkOf(review(paid, { ...much, approval: 'approved' })).position.step).toBe('confirm');
    expect(review(paid, { ...much, approval: 'rejected' })).toMatchObject({ code: 'exit.closed' });
  });

  test('above 1000 is called after a day, otherwise asked by message', () => {
    const plan = (amount: number) => walkOf(step(refundFlow, at(refundFlow, 'confirm'), { kind: 'customer', confirmed: true }, view({}, { amount }))).moves[0]!.effects.find((effect) => effect.kind === 'plan_follow_up');
    expect([plan(1000), plan(1000.01)]).toMatchObject([{ method: 'message' }, { method: 'phone', afterMs: 86_400_000 }]);
  });
});

describe('complaint', () => {
  test('counts as solved only when the customer agreed, and is always called after two days', () => {
    const done = (agreed: boolean) => step(complaintFlow, at(complaintFlow, 'agree'), { kind: 'exit', exit: 'done', given: { agreed_solution: '换新', customer_agreed: agreed, prevention: '加强质检' } }, view({ 'ticket.solution': '换新' }));
    expect(done(false)).toMatchObject({ code: 'exit.closed' });
    expect(walkOf(done(true)).position).toEqual({ step: 'confirm', stage: 'feedback', role: 'supervisor' });
    const confirmed = walkOf(step(complaintFlow, at(complaintFlow, 'confirm'), { kind: 'customer', confirmed: true }, view({})));
    expect(confirmed.moves[0]!.effects).toMatchObject([{ kind: 'ask_rating' }, { kind: 'plan_follow_up', method: 'phone', afterMs: 172_800_000 }]);
  });
});

function stageOf(document: FlowDocument, key: string): Stage {
  return document.steps.find((one) => one.key === key)!.stage;
}

/** Warshall's closure over exits, written apart from the validator's search: an oracle must not be the code under test. */
function closure(document: FlowDocument): (from: string, to: string) => boolean {
  const names = [...document.steps.map((one) => one.key), archive];
  const joined = new Set(document.steps.flatMap((one) => one.exits.map((exit) => `${one.key}>${exit.to}`)));
  for (const via of names) for (const from of names) for (const to of names) if (joined.has(`${from}>${via}`) && joined.has(`${via}>${to}`)) joined.add(`${from}>${to}`);
  return (from, to) => joined.has(`${from}>${to}`);
}

/** Tries everything a helpful person could do, breadth first, until the archive. */
function bringHome(document: FlowDocument, from: Position): boolean {
  const facts: Facts = { ...nothing, 'customer.contact': true, 'ticket.category': 'c', 'ticket.answered': true, 'ticket.solution': 's' };
  let waiting = [{ position: from, fields: {} as JsonObject }];
  const seen = new Set<string>();
  for (let depth = 0; depth < 20 && waiting.length > 0; depth++) {
    waiting = waiting.flatMap(({ position, fields }) => {
      if (seen.has(position.step + JSON.stringify(fields))) return [];
      seen.add(position.step + JSON.stringify(fields));
      const here = findStep(document, position.step)!;
      return [...here.exits.map((exit) => exit.key), true, false].flatMap((act) => {
        const given = typeof act === 'string' ? goodValues(document, here.key, act) : {};
        const input: Input = typeof act === 'string' ? { kind: 'exit', exit: act, given } : here.stage === 'feedback' ? { kind: 'customer', confirmed: act } : { kind: 'follow_up', satisfied: act };
        const result = step(document, position, input, { fields, facts });
        return result.ok ? [{ position: result.value.position, fields: { ...fields, ...given }, archived: result.value.archived }] : [];
      });
    });
    if (waiting.some((one) => 'archived' in one && one.archived)) return true;
  }
  return false;
}

function goodValues(document: FlowDocument, key: string, exitKey: string): JsonObject {
  const here = findStep(document, key)!;
  const asked = here.exits.find((exit) => exit.key === exitKey)!.requires.filter((name) => !name.includes('.'));
  const special: JsonObject = { order_number: 'A-1234', refund_reference: 'TX123456', refunded_on: '2025-08-12', amount: 10 };
  return Object.fromEntries(
    asked.flatMap((name) => {
      const field = here.form.properties[name];
      if (!field) return [];
      return [[name, special[name] ?? field.enum?.[0] ?? (field.type === 'boolean' ? true : field.type === 'string' ? 'words' : 1)]];
    }),
  );
}
