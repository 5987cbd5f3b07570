/** Refund: registered with order, amount and reason, worked by a specialist, approved above a limit, proven, and visited by phone when it was much money. */

import { day, hour, minute } from '../../kernel/instant.ts';
import type { Condition, FlowDocument, FormField } from '../flow.ts';

/** CNY. Above it a supervisor approves before money moves. */
const approvalAbove = 500;
/** CNY. Above it the customer is called a day after the money was sent. */
const callAbove = 1000;

const needsApproval: Condition = {
  all: [{ field: 'amount', is: 'gt', value: approvalAbove }, { not: { field: 'approval', is: 'eq', value: 'approved' } }],
};
const wasApproved: Condition = { field: 'approval', is: 'eq', value: 'approved' };
const muchMoney: Condition = {
  any: [
    { field: 'amount', is: 'gt', value: callAbove },
    { field: 'ticket.reopenings', is: 'gt', value: 0 },
  ],
};

const refundReasons: FormField = {
  type: 'string',
  enum: ['not_wanted', 'defective', 'wrong_item', 'not_delivered', 'damaged', 'double_charge', 'other'],
  enumLabels: {
    not_wanted: { zh: '七天无理由', en: 'Changed mind within seven days' },
    defective: { zh: '质量问题', en: 'Defective' },
    wrong_item: { zh: '发错商品', en: 'Wrong item' },
    not_delivered: { zh: '未收到货', en: 'Not delivered' },
    damaged: { zh: '运输破损', en: 'Damaged on the way' },
    double_charge: { zh: '重复扣款', en: 'Charged twice' },
    other: { zh: '其他', en: 'Other' },
  },
  label: { zh: '退款原因', en: 'Reason' },
};

export const refundFlow: FlowDocument = {
  key: 'refund',
  name: { zh: '退款', en: 'Refund' },
  purpose: {
    zh: '订单退款、退货退款、重复扣款和会员费用退回。',
    en: 'Refunds of orders with or without a return, double charges and membership fees.',
  },
  start: 'receive',
  steps: [
    {
      key: 'receive',
      stage: 'consult',
      name: { zh: '接待退款咨询', en: 'Receive the request' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '先了解退款原因，能通过换货、补发或使用指导解决的，征求客户意见；客户坚持退款的，不劝阻，直接转入受理。说明到账时间：原路退回，一般 1 至 5 个工作日。',
        en: 'Ask why. If an exchange, a resend or a hint would help, offer it; if the customer wants the money, do not argue and have it accepted. Say when it arrives: the same way it was paid, usually within 1 to 5 working days.',
      },
      phrases: [
        { zh: '{{customer}}您好，我是客服{{agent}}。请提供订单号，我马上为您查看退款条件。', en: 'Hello {{customer}}, this is {{agent}}. Please give me the order number and I will check what we can do.' },
        { zh: '非常理解您的心情，我现在就为您登记退款申请，工单号 {{number}}。', en: 'I quite understand. I am registering your refund now, number {{number}}.' },
      ],
      form: { type: 'object', properties: {} },
      limit: { ms: 10 * minute, clock: 'working' },
      exits: [
        { key: 'accept', label: { zh: '转入受理', en: 'Have it accepted' }, to: 'classify', on: 'choice', when: null, requires: [], effects: [] },
      ],
      exceptions: [],
    },
    {
      key: 'classify',
      stage: 'accept',
      name: { zh: '问题分类', en: 'Classify' },
      role: 'assistant',
      tool: 'huiyin',
      guide: {
        zh: '由智能客服识别退款类别和紧急程度，写明依据。',
        en: 'The assistant finds the refund category and the urgency, and says why.',
      },
      phrases: [],
      form: { type: 'object', properties: {} },
      limit: { ms: 5 * minute, clock: 'calendar' },
      exits: [{ key: 'classified', label: { zh: '分类完成', en: 'Classified' }, to: 'register', on: 'always', when: null, requires: [], effects: [] }],
      exceptions: [],
    },
    {
      key: 'register',
      stage: 'accept',
      name: { zh: '登记退款', en: 'Register the refund' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '填写订单号、退款金额和原因，核对实付金额与购买账号。质量问题请客户提供照片或视频。信息齐全后转退款专项。',
        en: 'Fill in the order number, the amount and the reason; compare with what was paid and by which account. For defects ask for a photo or video. When all is there, pass it to the refund specialists.',
      },
      phrases: [
        { zh: '麻烦您发一下商品问题部位的照片，方便尽快审核。', en: 'Please send a photo of the fault so that we can check quickly.' },
        { zh: '退款将原路退回您的付款账户，一般 1 至 5 个工作日到账。', en: 'The money goes back the way it was paid, usually within 1 to 5 working days.' },
      ],
      form: {
        type: 'object',
        properties: {
          order_number: {
            type: 'string',
            maxLength: 40,
            pattern: '^[A-Za-z0-9-]{4,40}$',
            label: { zh: '订单号', en: 'Order number' },
          },
          amount: {
            type: 'number',
            minimum: 0.01,
            maximum: 1_000_000,
            label: { zh: '退款金额（元）', en: 'Amount to refund (CNY)' },
            hint: { zh: '不得超过实付金额', en: 'No more than was paid' },
          },
          reason: refundReasons,
          goods_state: {
            type: 'string',
            enum: ['not_shipped', 'on_the_way', 'received', 'returned', 'no_goods'],
            enumLabels: {
              not_shipped: { zh: '未发货', en: 'Not shipped' },
              on_the_way: { zh: '运输中', en: 'On the way' },
              received: { zh: '已签收', en: 'Received' },
              returned: { zh: '已寄回', en: 'Sent back' },
              no_goods: { zh: '虚拟商品', en: 'No physical goods' },
            },
            label: { zh: '货物状态', en: 'Where the goods are' },
          },
          reason_details: { type: 'string', format: 'multiline', maxLength: 500, label: { zh: '补充说明', en: 'Details' } },
        },
      },
      limit: { ms: 15 * minute, clock: 'working' },
      exits: [
        {
          key: 'registered',
          label: { zh: '登记完成，转退款专项', en: 'Registered, to the refund specialists' },
          to: 'review',
          on: 'choice',
          when: null,
          requires: ['customer.contact', 'order_number', 'amount', 'reason'],
          effects: [
            {
              kind: 'tell_customer',
              text: { zh: '您的退款申请已受理（工单 {{number}}），退款专员会尽快审核，有进展会立即通知您。', en: 'Your refund request is registered (ticket {{number}}). A specialist will check it soon and you will hear from us.' },
            },
          ],
        },
      ],
      exceptions: [],
    },
    {
      key: 'review',
      stage: 'process',
      name: { zh: '退款处理', en: 'Work the refund' },
      role: 'specialist',
      tool: 'huiyin',
      guide: {
        zh: `核对订单、实付金额和退货物流。金额在 ${approvalAbove} 元以内由你直接退款；超过 ${approvalAbove} 元先提交主管审批。退款后填写退款流水号，写好给客户的解决方案，并附上退款凭证。不符合条件的，写清依据，在解决方案里给出替代办法。`,
        en: `Check the order, what was paid and the return. Up to CNY ${approvalAbove} you refund on your own; above it a supervisor approves first. Then note the transaction number and write the solution for the customer, with the proof attached. If it cannot be refunded, state the rule and offer something else in the solution.`,
      },
      phrases: [
        { zh: '您的退款已审核通过，金额 ¥……，原路退回，请留意到账通知。', en: 'Your refund is approved: CNY …, the way it was paid. Please watch for it.' },
        { zh: '很抱歉，根据……，这笔订单暂不符合退款条件，我们可以为您……', en: 'I am sorry: under … this order cannot be refunded. What we can do is …' },
      ],
      form: {
        type: 'object',
        properties: {
          refund_reference: {
            type: 'string',
            maxLength: 64,
            pattern: '^[A-Za-z0-9-]{6,64}$',
            label: { zh: '退款流水号', en: 'Refund transaction number' },
            hint: { zh: '支付平台返回的流水号，作为退款凭证', en: 'The number the payment provider returned; it is the proof' },
          },
          refunded_on: { type: 'string', format: 'date', label: { zh: '退款日期', en: 'Refunded on' } },
          decline_reason: { type: 'string', format: 'multiline', maxLength: 500, label: { zh: '不予退款的依据与替代方案', en: 'Why it is declined, and what is offered instead' } },
          approval_note: { type: 'string', format: 'multiline', maxLength: 500, label: { zh: '报批说明', en: 'Note for the approver' } },
        },
      },
      limit: { ms: 4 * hour, clock: 'working' },
      exits: [
        {
          key: 'refunded',
          label: { zh: '已退款，请客户确认', en: 'Refunded, ask the customer to confirm' },
          to: 'confirm',
          on: 'choice',
          when: { any: [{ field: 'amount', is: 'le', value: approvalAbove }, wasApproved] },
          requires: ['ticket.solution', 'refund_reference', 'refunded_on'],
          effects: [{ kind: 'ask_confirmation', silenceConfirmsAfterMs: 5 * day }],
        },
        {
          key: 'to_approval',
          label: { zh: '提交主管审批', en: 'Ask the supervisor to approve' },
          to: 'approve',
          on: 'choice',
          when: needsApproval,
          requires: ['approval_note'],
          effects: [],
        },
        {
          key: 'declined',
          label: { zh: '不符合条件，答复客户', en: 'Decline and tell the customer' },
          to: 'confirm',
          on: 'choice',
          when: null,
          requires: ['ticket.solution', 'decline_reason'],
          effects: [{ kind: 'ask_confirmation', silenceConfirmsAfterMs: 5 * day }],
        },
        {
          key: 'incomplete',
          label: { zh: '资料不全，退回登记', en: 'Something is missing, back to registration' },
          to: 'register',
          on: 'choice',
          // What was approved is the amount of then: after it nobody may go back and write in another.
          when: { not: wasApproved },
          requires: [],
          effects: [],
        },
      ],
      exceptions: [
        {
          key: 'delivery_refused',
          name: { zh: '客户拒收', en: 'The customer refuses delivery' },
          plan: {
            zh: '一、联系物流确认拒收并拦截退回，记录运单号。\n二、与客户核实拒收原因，确认退款而不是重发。\n三、货物退回入库前，金额不超过 200 元的可先行退款，其余等入库后 24 小时内退款。\n四、包裹破损的，请物流出具破损证明。',
            en: '1. Have the carrier confirm the refusal and turn the parcel round; note the waybill.\n2. Ask the customer why and make sure that money, not a resend, is wanted.\n3. Up to CNY 200 may be refunded before the goods are back, everything else within 24 hours of their arrival.\n4. If the parcel is damaged, get the carrier’s statement.',
          },
          to: null,
          role: 'specialist',
          within: { ms: day, clock: 'calendar' },
          tellCustomer: {
            zh: '我们已了解您拒收了包裹，正在与物流核实退回情况，核实后会尽快为您退款。',
            en: 'We know that you refused the parcel and are checking its return with the carrier. The refund follows as soon as that is clear.',
          },
        },
        {
          key: 'payment_channel_down',
          name: { zh: '支付通道故障', en: 'The payment channel is down' },
          plan: {
            zh: '一、确认故障的支付通道和影响范围，停止重复提交，以免重复退款。\n二、2 小时内转主管与财务协调，登记待退款清单。\n三、告知客户预计时间；超过 24 小时未恢复的，改用其他方式退款。\n四、通道恢复后逐笔核对，确认没有漏退和重退。',
            en: '1. Find out which channel and how far it reaches; do not submit again, or money goes out twice.\n2. Bring it to the supervisor and finance within 2 hours and list what is waiting.\n3. Tell the customer when to expect it; after 24 hours refund another way.\n4. When it works again, check every item: none missed, none paid twice.',
          },
          to: 'approve',
          role: 'supervisor',
          within: { ms: 2 * hour, clock: 'calendar' },
          tellCustomer: {
            zh: '支付通道临时故障，您的退款会稍晚到账，我们会持续跟进并及时通知您。',
            en: 'The payment channel is down for the moment, so your refund will arrive a little later. We stay on it and will keep you informed.',
          },
        },
      ],
    },
    {
      key: 'approve',
      stage: 'process',
      name: { zh: '主管审批', en: 'Approve' },
      role: 'supervisor',
      tool: 'huiyin',
      guide: {
        zh: '核对金额、原因和凭证，2 小时内给出结论。驳回要写明原因，由退款专员答复客户。',
        en: 'Check amount, reason and proof and decide within 2 hours. If you reject, say why; the specialist tells the customer.',
      },
      phrases: [],
      form: {
        type: 'object',
        properties: {
          approval: {
            type: 'string',
            enum: ['approved', 'rejected'],
            enumLabels: { approved: { zh: '同意', en: 'Approved' }, rejected: { zh: '驳回', en: 'Rejected' } },
            label: { zh: '审批结论', en: 'Decision' },
          },
          approval_comment: { type: 'string', format: 'multiline', maxLength: 500, label: { zh: '审批意见', en: 'Comment' } },
        },
      },
      limit: { ms: 2 * hour, clock: 'working' },
      exits: [
        {
          key: 'decided',
          label: { zh: '审批完成', en: 'Decided' },
          to: 'review',
          on: 'choice',
          when: null,
          requires: ['approval', 'approval_comment'],
          effects: [],
        },
      ],
      exceptions: [],
    },
    {
      key: 'confirm',
      stage: 'feedback',
      name: { zh: '反馈确认', en: 'Tell and confirm' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '把退款结果、金额、流水号和预计到账时间告诉客户，并附上凭证。客户确认收到或同意方案后进入回访；120 小时没有回应视为确认。',
        en: 'Tell the customer the result, the amount, the transaction number and when to expect it, with the proof. A yes leads on to the follow-up; 120 hours of silence count as one.',
      },
      phrases: [
        { zh: '退款 ¥…… 已提交，流水号……，预计……前到账，凭证已附上，请您查收。', en: 'CNY … has been sent, transaction …, expected by …; the proof is attached.' },
        { zh: '到账后麻烦回复确认；如未到账，请直接回复，我们马上核查。', en: 'Please let us know when it arrives; if it does not, just reply and we will look at once.' },
      ],
      form: { type: 'object', properties: {} },
      limit: { ms: 5 * day, clock: 'calendar' },
      exits: [
        {
          key: 'confirmed_much',
          label: { zh: '客户确认，安排电话回访', en: 'Confirmed, plan a call' },
          to: 'visit',
          on: 'confirmed',
          when: muchMoney,
          requires: [],
          effects: [
            { kind: 'ask_rating' },
            {
              kind: 'plan_follow_up',
              afterMs: day,
              method: 'phone',
              script: {
                zh: '一、核对客户身份，说明是退款回访。\n二、款项是否到账，金额是否正确？\n三、对退款速度和沟通是否满意？\n四、未到账的，当场登记并重新处理。',
                en: '1. Verify who it is and say that you call about the refund.\n2. Has the money arrived, and is the amount right?\n3. What about speed and communication?\n4. If it has not arrived, register it and handle it again.',
              },
            },
          ],
        },
        {
          key: 'confirmed',
          label: { zh: '客户确认', en: 'Confirmed by the customer' },
          to: 'visit',
          on: 'confirmed',
          when: null,
          requires: [],
          effects: [
            { kind: 'ask_rating' },
            {
              kind: 'plan_follow_up',
              afterMs: 5 * day,
              method: 'message',
              script: {
                zh: '您好，工单 {{number}} 的退款是否已经到账？如未到账，直接回复即可。',
                en: 'Hello, has the refund of ticket {{number}} arrived? If not, just reply.',
              },
            },
          ],
        },
        {
          key: 'objected',
          label: { zh: '客户有异议，退回处理', en: 'Objected, back to handling' },
          to: 'review',
          on: 'objected',
          when: null,
          requires: [],
          effects: [],
        },
      ],
      exceptions: [],
    },
    {
      key: 'visit',
      stage: 'follow_up',
      name: { zh: '退款回访', en: 'Follow up' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: `核实款项到账、金额无误、客户满意。超过 ${callAbove} 元或重开过的必须电话回访，其余消息回访。`,
        en: `Make sure that the money is there, that the amount is right and that the customer is content. Above CNY ${callAbove}, or after a reopening, by phone; otherwise by message.`,
      },
      phrases: [{ zh: '您好，我是客服{{agent}}，想跟您核实退款是否已经到账？', en: 'Hello, this is {{agent}}. I would like to make sure that your refund has arrived.' }],
      form: { type: 'object', properties: {} },
      limit: { ms: 7 * day, clock: 'calendar' },
      exits: [
        { key: 'satisfied', label: { zh: '已到账，归档', en: 'Arrived, archive' }, to: 'archive', on: 'satisfied', when: null, requires: [], effects: [] },
        {
          key: 'dissatisfied',
          label: { zh: '未到账或不满意，重新处理', en: 'Not arrived or not satisfied, handle again' },
          to: 'review',
          on: 'dissatisfied',
          when: null,
          requires: [],
          effects: [
            {
              kind: 'tell_customer',
              text: { zh: '很抱歉退款还没有处理妥当，我们已重新打开工单，退款专员会优先核查。', en: 'We are sorry that the refund is not right yet. Your ticket is open again and a specialist checks it first.' },
            },
          ],
        },
      ],
      exceptions: [],
    },
  ],
};
