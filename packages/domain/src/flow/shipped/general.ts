/** General consultation: answered at once where possible, otherwise registered, handled, confirmed and visited. */

import { day, hour, minute } from '../../kernel/instant.ts';
import type { Condition, FlowDocument } from '../flow.ts';

const answeredOnTheSpot: Condition = { field: 'ticket.answered_on_the_spot', is: 'eq', value: true };

/** The agent has said something: in writing, or on the phone, where nothing is written. */
const wasAnswered: Condition = {
  any: [
    { field: 'ticket.answered', is: 'eq', value: true },
    { field: 'ticket.channel', is: 'eq', value: 'phone' },
  ],
};

/** What deserves a call rather than a message. */
const sensitive: Condition = {
  any: [
    { field: 'ticket.priority', is: 'in', value: ['urgent', 'high'] },
    { field: 'ticket.reopenings', is: 'gt', value: 0 },
    { field: 'customer.tier', is: 'eq', value: 'vip' },
  ],
};

export const generalFlow: FlowDocument = {
  key: 'general',
  name: { zh: '通用咨询', en: 'General consultation' },
  purpose: {
    zh: '产品功能、订单、物流、账号等日常咨询与故障报修；退款和投诉另有流程。',
    en: 'Everyday questions and faults about the product, orders, delivery and accounts; refunds and complaints have flows of their own.',
  },
  start: 'receive',
  steps: [
    {
      key: 'receive',
      stage: 'consult',
      name: { zh: '接待咨询', en: 'Receive the question' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '先问候并复述客户的问题，确认理解无误。知识库里有现成答案的，直接答复；需要查单、排查或他人协助的，转入受理，并告诉客户接下来会怎么做。',
        en: 'Greet the customer and repeat the question in your own words. If the knowledge base has the answer, give it now. If you must look something up or need somebody else, have it accepted, and tell the customer what happens next.',
      },
      phrases: [
        { zh: '{{customer}}您好，我是客服{{agent}}，很高兴为您服务。', en: 'Hello {{customer}}, this is {{agent}} from customer service. How can I help?' },
        { zh: '跟您确认一下，您是想了解……对吗？', en: 'Let me make sure I understood: you would like to know …, is that right?' },
        { zh: '这个问题需要进一步核实，我先为您登记，工单号是 {{number}}，有进展会第一时间告诉您。', en: 'This needs a closer look. I have registered it under number {{number}} and will tell you as soon as there is news.' },
      ],
      form: { type: 'object', properties: {} },
      limit: { ms: 10 * minute, clock: 'working' },
      exits: [
        {
          key: 'accept',
          label: { zh: '转入受理', en: 'Have it accepted' },
          to: 'classify',
          on: 'choice',
          when: null,
          requires: [],
          effects: [],
        },
        {
          key: 'answered',
          label: { zh: '已当场答复', en: 'Answered on the spot' },
          to: 'classify',
          on: 'choice',
          when: wasAnswered,
          requires: [],
          effects: [],
          answersOnTheSpot: true,
        },
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
        zh: '由智能客服判断问题类型、分类和紧急程度，并写明依据；判断不了的留空，由登记的客服补上。',
        en: 'The assistant finds the kind, the category and the urgency and says why. What it cannot tell stays open for the agent who registers the ticket.',
      },
      phrases: [],
      form: { type: 'object', properties: {} },
      limit: { ms: 5 * minute, clock: 'calendar' },
      exits: [
        {
          key: 'classified',
          label: { zh: '分类完成', en: 'Classified' },
          to: 'register',
          on: 'always',
          when: null,
          requires: [],
          effects: [],
        },
      ],
      exceptions: [],
    },
    {
      key: 'register',
      stage: 'accept',
      name: { zh: '登记受理', en: 'Register' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '核对客户姓名和联系方式，确认问题分类，用一两句话写清问题：什么时候、做了什么、看到什么、希望怎样。没有联系方式不能离开受理。',
        en: 'Check the name and how the customer can be reached, confirm the category, and sum the matter up in a sentence or two: when, what was done, what was seen, what is wished for. Nothing leaves acceptance without a way to reach the customer.',
      },
      phrases: [
        { zh: '为了方便后续联系您，请留一个手机号或邮箱。', en: 'So that we can get back to you, may I have a phone number or an e-mail address?' },
        { zh: '方便提供一下订单号或截图吗？这样能更快帮您核实。', en: 'Could you send the order number or a screenshot? It helps us check faster.' },
      ],
      form: {
        type: 'object',
        properties: {
          issue_summary: {
            type: 'string',
            format: 'multiline',
            maxLength: 500,
            label: { zh: '问题描述', en: 'Summary of the issue' },
            hint: { zh: '时间、经过、现象、客户的期望', en: 'When, what happened, what was seen, what the customer wishes' },
          },
          related_order: {
            type: 'string',
            maxLength: 40,
            pattern: '^[A-Za-z0-9-]+$',
            label: { zh: '相关订单号', en: 'Related order number' },
          },
        },
      },
      limit: { ms: 15 * minute, clock: 'working' },
      exits: [
        {
          key: 'registered',
          label: { zh: '登记完成，开始处理', en: 'Registered, start handling' },
          to: 'handle',
          on: 'choice',
          when: null,
          requires: ['customer.contact', 'ticket.category', 'issue_summary'],
          effects: [],
        },
        {
          key: 'on_the_spot',
          label: { zh: '已当场答复，自动登记', en: 'Answered on the spot, registered by itself' },
          to: 'handle',
          on: 'always',
          when: answeredOnTheSpot,
          requires: ['customer.contact'],
          effects: [],
        },
      ],
      exceptions: [
        {
          key: 'unreachable',
          name: { zh: '客户中途离开', en: 'The customer left' },
          plan: {
            zh: '一、用已有渠道留言，请客户补充联系方式和问题细节。\n二、24 小时内再联系一次。\n三、仍无回应的，按已有信息登记并注明。',
            en: '1. Leave a message on the channel at hand and ask for a contact and the details.\n2. Try once more within 24 hours.\n3. If there is no reply, register what is known and say so.',
          },
          to: null,
          role: 'agent',
          within: { ms: day, clock: 'calendar' },
          tellCustomer: {
            zh: '您好，我们还需要您补充联系方式和问题细节才能继续处理，看到消息后请回复我们。',
            en: 'Hello, we need a way to reach you and a few more details to go on. Please reply when you read this.',
          },
        },
      ],
    },
    {
      key: 'handle',
      stage: 'process',
      name: { zh: '客服处理', en: 'Handle' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '查知识库和历史工单，给出明确的解决方案，并附上依据（截图、订单状态、操作步骤）。30 分钟内没有思路的，直接转专项客服，不必层层请示。',
        en: 'Look in the knowledge base and at earlier tickets, offer a clear solution and add the evidence: a screenshot, the state of the order, the steps. If you have no idea after half an hour, hand it to a specialist directly; no approval is needed.',
      },
      phrases: [
        { zh: '已为您查到原因：……，您可以这样操作：……', en: 'I have found the reason: … Here is what you can do: …' },
        { zh: '让您久等了，目前的进展是……，预计……前给您答复。', en: 'Thank you for waiting. So far …; you will hear from us by …' },
      ],
      form: {
        type: 'object',
        properties: {
          solution_summary: {
            type: 'string',
            format: 'multiline',
            maxLength: 1000,
            label: { zh: '处理结果', en: 'What was done' },
            hint: { zh: '写给客户看得懂的话', en: 'In words the customer understands' },
          },
          root_cause: {
            type: 'string',
            enum: ['usage', 'product_fault', 'order', 'delivery', 'account', 'policy', 'other'],
            enumLabels: {
              usage: { zh: '使用方法', en: 'How to use it' },
              product_fault: { zh: '产品故障', en: 'Product fault' },
              order: { zh: '订单问题', en: 'Order' },
              delivery: { zh: '物流问题', en: 'Delivery' },
              account: { zh: '账号问题', en: 'Account' },
              policy: { zh: '规则疑问', en: 'Rules and terms' },
              other: { zh: '其他', en: 'Other' },
            },
            label: { zh: '问题原因', en: 'Root cause' },
          },
          handover_reason: {
            type: 'string',
            format: 'multiline',
            maxLength: 500,
            label: { zh: '转交说明', en: 'Reason for handing over' },
            hint: { zh: '已试过什么、卡在哪里', en: 'What was tried, where it is stuck' },
          },
        },
      },
      limit: { ms: 4 * hour, clock: 'working' },
      exits: [
        {
          key: 'solved',
          label: { zh: '已解决，请客户确认', en: 'Solved, ask the customer to confirm' },
          to: 'confirm',
          on: 'choice',
          when: null,
          requires: ['solution_summary'],
          effects: [{ kind: 'ask_confirmation', silenceConfirmsAfterMs: 3 * day }],
        },
        {
          key: 'to_specialist',
          label: { zh: '转专项客服', en: 'Hand to a specialist' },
          to: 'specialist',
          on: 'choice',
          when: null,
          requires: ['handover_reason'],
          effects: [
            {
              kind: 'tell_customer',
              text: { zh: '您的问题已转交专项客服跟进，请放心，您不需要重复说明情况。', en: 'A specialist has taken over your matter. You will not have to explain it again.' },
            },
          ],
        },
        {
          key: 'on_the_spot',
          label: { zh: '已当场答复', en: 'Answered on the spot' },
          to: 'confirm',
          on: 'always',
          when: answeredOnTheSpot,
          requires: [],
          effects: [],
        },
      ],
      exceptions: [
        {
          key: 'system_down',
          name: { zh: '系统故障', en: 'A system is down' },
          plan: {
            zh: '一、核对状态页，确认故障范围和开始时间。\n二、2 小时内转给技术专项，附上现象和受影响的账号。\n三、安抚客户并告知预计恢复时间，每 2 小时同步一次进展。\n四、恢复后主动通知客户验证。',
            en: '1. Check the status page for extent and start of the fault.\n2. Hand it to the technical specialists within 2 hours, with symptoms and accounts affected.\n3. Calm the customer, name the expected time of recovery, and report every 2 hours.\n4. When it works again, ask the customer to check.',
          },
          to: 'specialist',
          role: 'specialist',
          within: { ms: 2 * hour, clock: 'calendar' },
          tellCustomer: {
            zh: '您遇到的问题与系统故障有关，技术同事正在抢修，恢复后会第一时间通知您。给您带来不便，非常抱歉。',
            en: 'What you see comes from a fault in our system. Our engineers are working on it and we will tell you as soon as it is fixed. We are sorry for the trouble.',
          },
        },
        {
          key: 'account_security',
          name: { zh: '账号安全风险', en: 'Account at risk' },
          plan: {
            zh: '一、立即冻结账号的支付与改密功能。\n二、核验客户身份，不索要密码和验证码。\n三、交主管在 30 分钟内处理，保留登录记录。',
            en: '1. Freeze payments and password changes of the account at once.\n2. Verify who the customer is; never ask for a password or a code.\n3. Bring it to a supervisor within 30 minutes and keep the sign-in records.',
          },
          to: null,
          role: 'supervisor',
          within: { ms: 30 * minute, clock: 'calendar' },
          tellCustomer: {
            zh: '为保护您的账号安全，我们已临时限制部分功能，主管会尽快与您联系。请勿向任何人透露验证码。',
            en: 'To protect your account we have limited some functions for now; a supervisor will contact you shortly. Please give no verification code to anybody.',
          },
        },
      ],
    },
    {
      key: 'specialist',
      stage: 'process',
      name: { zh: '专项处理', en: 'Specialist handling' },
      role: 'specialist',
      tool: 'huiyin',
      guide: {
        zh: '先看转交说明和历史记录，不要让客户重复描述。查明原因后写清方案；需要其他部门配合的，写明对方、事项和时间，由你跟到底。',
        en: 'Read the handover and the history first; the customer should not have to repeat anything. Find the cause and write the solution. If another department must help, note who, what and by when, and stay on it until it is done.',
      },
      phrases: [
        { zh: '{{customer}}您好，我是专项客服{{agent}}，您的情况我已经了解，接下来由我负责到底。', en: 'Hello {{customer}}, I am {{agent}}, the specialist. I have read what happened and will see it through.' },
      ],
      form: {
        type: 'object',
        properties: {
          solution_summary: { type: 'string', format: 'multiline', maxLength: 1000, label: { zh: '处理结果', en: 'What was done' } },
          department: {
            type: 'string',
            enum: ['none', 'tech', 'logistics', 'after_sales', 'finance', 'product'],
            enumLabels: {
              none: { zh: '无', en: 'None' },
              tech: { zh: '技术', en: 'Technology' },
              logistics: { zh: '物流', en: 'Logistics' },
              after_sales: { zh: '售后', en: 'After-sales' },
              finance: { zh: '财务', en: 'Finance' },
              product: { zh: '产品', en: 'Product' },
            },
            label: { zh: '协同部门', en: 'Department that helped' },
          },
          return_reason: { type: 'string', format: 'multiline', maxLength: 500, label: { zh: '退回说明', en: 'Reason for giving it back' } },
        },
      },
      limit: { ms: 8 * hour, clock: 'working' },
      exits: [
        {
          key: 'solved',
          label: { zh: '已解决，请客户确认', en: 'Solved, ask the customer to confirm' },
          to: 'confirm',
          on: 'choice',
          when: null,
          requires: ['solution_summary'],
          effects: [{ kind: 'ask_confirmation', silenceConfirmsAfterMs: 3 * day }],
        },
        {
          key: 'back',
          label: { zh: '退回客服', en: 'Give it back to the agent' },
          to: 'handle',
          on: 'choice',
          when: null,
          requires: ['return_reason'],
          effects: [],
        },
      ],
      exceptions: [
        {
          key: 'product_defect',
          name: { zh: '产品缺陷', en: 'Product defect' },
          plan: {
            zh: '一、复现并记录版本、机型和步骤。\n二、2 小时内转至产品部门，取得缺陷编号和修复计划。\n三、先给客户临时方案，修复上线后再通知。',
            en: '1. Reproduce it and note version, device and steps.\n2. Bring it to the product department within 2 hours; get a defect number and a plan.\n3. Offer the customer a way around now and tell them when the fix is out.',
          },
          to: null,
          role: 'specialist',
          within: { ms: 2 * hour, clock: 'working' },
          tellCustomer: {
            zh: '经核实，这是产品的一个缺陷，我们已提交产品部门修复，修复前会先为您提供替代办法。',
            en: 'We found a defect in the product and have passed it on to be fixed. Until then we will offer you a way around it.',
          },
        },
      ],
    },
    {
      key: 'confirm',
      stage: 'feedback',
      name: { zh: '反馈确认', en: 'Tell and confirm' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '把结果和依据告诉客户，请客户确认是否解决。客户有异议就退回处理；72 小时没有回应视为确认。',
        en: 'Tell the customer the result with the evidence and ask whether it is solved. An objection goes back to handling; 72 hours of silence count as a yes.',
      },
      phrases: [
        { zh: '您的问题已处理完成，结果是……，请您看看是否已经解决？', en: 'We have dealt with your matter: … Could you check whether it is solved?' },
        { zh: '如果还有疑问，直接回复这条消息就可以，我们会继续跟进。', en: 'If anything is still open, just reply and we will go on.' },
      ],
      form: { type: 'object', properties: {} },
      limit: { ms: 3 * day, clock: 'calendar' },
      exits: [
        {
          key: 'confirmed_sensitive',
          label: { zh: '客户确认，安排电话回访', en: 'Confirmed, plan a call' },
          to: 'visit',
          on: 'confirmed',
          when: sensitive,
          requires: [],
          effects: [
            { kind: 'ask_rating' },
            {
              kind: 'plan_follow_up',
              afterMs: day,
              method: 'phone',
              script: {
                zh: '一、自我介绍并说明来意。\n二、问题是否彻底解决，有没有再次出现？\n三、对处理速度和态度有什么意见？\n四、感谢客户，有新问题当场登记。',
                en: '1. Say who you are and why you call.\n2. Is it solved for good, or did it come back?\n3. What about speed and manner?\n4. Thank the customer; register anything new at once.',
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
              afterMs: 2 * day,
              method: 'message',
              script: {
                zh: '您好，之前的问题（工单 {{number}}）现在一切正常吗？如有任何不便，直接回复即可。',
                en: 'Hello, is everything still fine with the matter we solved for you (ticket {{number}})? If not, just reply.',
              },
            },
          ],
        },
        {
          key: 'objected',
          label: { zh: '客户有异议，退回处理', en: 'Objected, back to handling' },
          to: 'handle',
          on: 'objected',
          when: null,
          requires: [],
          effects: [],
        },
        {
          key: 'on_the_spot',
          label: { zh: '当场答复，视为已反馈', en: 'Answered on the spot, nothing more to tell' },
          to: 'visit',
          on: 'always',
          when: answeredOnTheSpot,
          requires: [],
          effects: [{ kind: 'ask_rating' }],
        },
      ],
      exceptions: [],
    },
    {
      key: 'visit',
      stage: 'follow_up',
      name: { zh: '回访', en: 'Follow up' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '按约定的时间和方式回访，核实问题有没有复发、客户是否满意，如实记录。不满意的重新处理。当场答复的简单咨询免回访。',
        en: 'Visit as planned, ask whether the problem stayed away and whether the customer is content, and write down what was said. A bad result is handled again. Simple questions answered on the spot need no visit.',
      },
      phrases: [
        { zh: '您好，我是客服{{agent}}，想了解一下上次的问题是否彻底解决了？', en: 'Hello, this is {{agent}} from customer service. I would like to know whether the last matter is solved for good.' },
        { zh: '感谢您的反馈，祝您生活愉快！', en: 'Thank you for telling us. Have a good day!' },
      ],
      form: { type: 'object', properties: {} },
      limit: { ms: 5 * day, clock: 'calendar' },
      exits: [
        {
          key: 'satisfied',
          label: { zh: '回访满意，归档', en: 'Satisfied, archive' },
          to: 'archive',
          on: 'satisfied',
          when: null,
          requires: [],
          effects: [],
        },
        {
          key: 'dissatisfied',
          label: { zh: '回访不满意，重新处理', en: 'Not satisfied, handle again' },
          to: 'handle',
          on: 'dissatisfied',
          when: null,
          requires: [],
          effects: [
            {
              kind: 'tell_customer',
              text: { zh: '非常抱歉问题还没有解决，我们已重新打开工单并优先处理。', en: 'We are sorry that it is not solved yet. We have reopened your ticket and put it first.' },
            },
          ],
        },
        {
          key: 'waived',
          label: { zh: '当场答复，免回访', en: 'Answered on the spot, no visit needed' },
          to: 'archive',
          on: 'always',
          when: answeredOnTheSpot,
          requires: [],
          effects: [{ kind: 'waive_follow_up', reason: { zh: '简单咨询当场答复，免回访', en: 'A simple question, answered on the spot' } }],
        },
      ],
      exceptions: [],
    },
  ],
};
