/** Endpoints of a customer who waits in a chat: where they stand, being called back instead, leaving. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Moment, Nullable } from '../kernel/wire.ts';

const Window = Type.Object({ from: Moment, to: Moment });

export const WaitingView = Type.Object({
  /** `none`: nothing was said yet. `held`: somebody has it, or it is the customer's turn. `left`: stopped waiting; the question stays to be answered. */
  state: Type.Union([Type.Literal('none'), Type.Literal('waiting'), Type.Literal('left'), Type.Literal('held'), Type.Literal('closed')]),
  /** 1: next. Null when not waiting in the queue of any team. */
  position: Nullable(Type.Integer()),
  /** Null: too little was seen to say. */
  estimateSeconds: Nullable(Type.Integer()),
  /** False: nobody is at work who could answer. */
  peopleOnDuty: Type.Boolean(),
  /** When nobody is on duty: when somebody should be next. Null: by their hours somebody should be there now. */
  opensAt: Nullable(Moment),
  /** Only while nobody has answered. */
  mayLeave: Type.Boolean(),
  callBack: Type.Union([
    Type.Object({
      /** `tried`: called at least once, and will be called again. */
      state: Type.Union([Type.Literal('asked'), Type.Literal('tried'), Type.Literal('reached'), Type.Literal('not_reached')]),
      phoneMasked: Nullable(Type.String()),
      /** Null: as soon as possible. */
      window: Nullable(Window),
    }),
    Type.Null(),
  ]),
  /** Null where no call-back can be asked for now. `phoneMasked`: the number that would be called if no other is given. */
  callBackOffer: Type.Union([Type.Object({ phoneMasked: Nullable(Type.String()), windows: Type.Array(Window) }), Type.Null()]),
});
export type WaitingView = Static<typeof WaitingView>;

export const readWaiting = endpoint({ method: 'GET', path: '/widget/waiting', permission: 'visitor', summary: 'Where I stand in the queue', reply: WaitingView, refusals: ['visitor.unknown'] });

export const askCallBack = endpoint({
  method: 'POST', path: '/widget/call-back', permission: 'visitor', summary: 'Call me back instead; I keep my place. The same number twice is one call-back',
  body: Type.Object(
    {
      /** Absent: the number that is known already. */
      phone: Type.Optional(Type.String({ maxLength: 40 })),
      /** Absent: as soon as possible. */
      window: Type.Optional(Type.Object({ from: Moment, to: Moment }, { additionalProperties: false })),
    },
    { additionalProperties: false },
  ),
  reply: WaitingView, status: 201,
  refusals: ['visitor.unknown', 'call_back.not_offered', 'call_back.asked_before', 'customer.contact_invalid', 'customer.contact_missing', 'sub_task.call_hours', 'sub_task.too_many', 'ticket.archived', 'ticket.merged'],
});

export const cancelCallBack = endpoint({ method: 'DELETE', path: '/widget/call-back', permission: 'visitor', summary: 'No need to call any more; done twice, done once', reply: WaitingView, refusals: ['visitor.unknown'] });

export const leaveQueue = endpoint({ method: 'POST', path: '/widget/leave', permission: 'visitor', summary: 'Stop waiting; what was asked is answered later', reply: WaitingView, refusals: ['visitor.unknown', 'ticket.answered'] });
