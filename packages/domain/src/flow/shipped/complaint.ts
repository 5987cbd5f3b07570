/** Complaint: received with an apology, led by a supervisor, closed by a solution the customer agreed to, and always visited by phone. */

import { day, hour, minute } from '../../kernel/instant.ts';
import type { FlowDocument, FormField } from '../flow.ts';

const severity: FormField = {
  type: 'string',
  enum: ['ordinary', 'serious', 'public'],
  enumLabels: {
    ordinary: { zh: '一般投诉', en: 'Ordinary' },
    serious: { zh: '严重投诉', en: 'Serious' },
    public: { zh: '舆情风险', en: 'At risk of going public' },
  },
  label: { zh: '投诉等级', en: 'Severity' },
};

export const complaintFlow: FlowDocument = {
  key: 'complaint',
  name: { zh: '投诉', en: 'Complaint' },
  purpose: {
    zh: '客户对服务态度、处理结果、商品质量或承诺未兑现表示不满并要求说法。',
    en: 'The customer is unhappy about manner, outcome, quality or a broken promise, and wants an answer.',
  },
  start: 'receive',
  steps: [
    {
      key: 'receive',
      stage: 'consult',
      name: { zh: '倾听安抚', en: 'Listen and calm' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '先道歉，再倾听，不打断、不辩解、不推责。复述客户的不满和诉求，得到确认后转入受理。情绪激动或提到媒体、监管的，立即通知主管。',
        en: 'Apologise first, then listen; do not interrupt, defend or shift blame. Repeat what the customer is unhappy about and wants, and have it accepted once they agree. If they are furious or speak of press or authorities, tell a supervisor at once.',
      },
      phrases: [
        { zh: '{{customer}}您好，非常抱歉给您带来这么不好的体验，我是客服{{agent}}，您的问题我来负责跟进。', en: 'Hello {{customer}}, I am very sorry for what you have been through. This is {{agent}}; I will take care of it.' },
        { zh: '您的心情我完全理解，换作是我也会着急。请您慢慢说，我都记下来。', en: 'I quite understand; I would feel the same. Please take your time, I am writing everything down.' },
        { zh: '我跟您确认一下：您不满意的是……，希望我们……，对吗？', en: 'Let me make sure: what made you unhappy is …, and you would like us to …, is that right?' },
      ],
      form: { type: 'object', properties: {} },
      limit: { ms: 5 * minute, clock: 'working' },
      exits: [
        { key: 'accept', label: { zh: '转入受理', en: 'Have it accepted' }, to: 'classify', on: 'choice', when: null, requires: [], effects: [] },
      ],
      exceptions: [],
    },
    {
      key: 'classify',
      stage: 'accept',
      name: { zh: '投诉识别', en: 'Classify' },
      role: 'assistant',
      tool: 'huiyin',
      guide: {
        zh: '由智能客服判断投诉对象和紧急程度，写明依据；投诉一律不低于高优先级。',
        en: 'The assistant finds what the complaint is about and how urgent it is, and says why; a complaint is never below high priority.',
      },
      phrases: [],
      form: { type: 'object', properties: {} },
      limit: { ms: 2 * minute, clock: 'calendar' },
      exits: [{ key: 'classified', label: { zh: '分类完成', en: 'Classified' }, to: 'register', on: 'always', when: null, requires: [], effects: [] }],
      exceptions: [],
    },
    {
      key: 'register',
      stage: 'accept',
      name: { zh: '登记投诉', en: 'Register the complaint' },
      role: 'agent',
      tool: 'huiyin',
      guide: {
        zh: '如实记录投诉内容和诉求，用客户的原话，不加评判。选定等级，告诉客户主管会在 2 小时内联系。',
        en: 'Write down what the complaint is and what is asked for, in the customer’s words and without judgement. Choose the severity and say that a supervisor will be in touch within 2 hours.',
      },
      phrases: [{ zh: '您的投诉已登记，编号 {{number}}，主管会在 2 小时内联系您。', en: 'Your complaint is registered, number {{number}}. A supervisor will contact you within 2 hours.' }],
      form: {
        type: 'object',
        properties: {
          complaint_about: {
            type: 'string',
            enum: ['manner', 'outcome', 'speed', 'quality', 'promise', 'privacy', 'other'],
            enumLabels: {
              manner: { zh: '服务态度', en: 'Manner' },
              outcome: { zh: '处理结果', en: 'Outcome' },
              speed: { zh: '处理太慢', en: 'Too slow' },
              quality: { zh: '商品质量', en: 'Quality of goods' },
              promise: { zh: '承诺未兑现', en: 'Broken promise' },
              privacy: { zh: '隐私与信息安全', en: 'Privacy' },
              other: { zh: '其他', en: 'Other' },
            },
            label: { zh: '投诉事由', en: 'What it is about' },
          },
          complaint_text: { type: 'string', format: 'multiline', maxLength: 1000, label: { zh: '投诉内容', en: 'The complaint' }, hint: { zh: '尽量用客户原话', en: 'In the customer’s own words' } },
          demand: { type: 'string', format: 'multiline', maxLength: 500, label: { zh: '客户诉求', en: 'What the customer asks for' } },
          severity,
        },
      },
      limit: { ms: 15 * minute, clock: 'working' },
      exits: [
        {
          key: 'registered',
          label: { zh: '登记完成，交主管处理', en: 'Registered, to the supervisor' },
          to: 'investigate',
          on: 'choice',
          when: null,
          requires: ['customer.contact', 'complaint_about', 'complaint_text', 'demand', 'severity'],
          effects: [
            {
              kind: 'tell_customer',
              text: { zh: '非常抱歉让您失望了。您的投诉（编号 {{number}}）已交由主管处理，2 小时内会与您联系。', en: 'We are sorry to have let you down. Your complaint (number {{number}}) is with a supervisor, who will contact you within 2 hours.' },
            },
          ],
        },
      ],
      exceptions: [],
    },
    {
      key: 'investigate',
      stage: 'process',
      name: { zh: '主管核查', en: 'Investigate' },
      role: 'supervisor',
      tool: 'huiyin',
      guide: {
        zh: '2 小时内联系客户致歉，调阅会话、录音和工单，核实事实与责任。涉及专业问题的，请专项客服核实；事实清楚后拟定解决方案，与客户协商。',
        en: 'Contact the customer within 2 hours and apologise. Read the messages, recordings and tickets and find out what happened and who is responsible. Ask a specialist about expert questions. When the facts are clear, draft a solution and talk it over with the customer.',
      },
      phrases: [
        { zh: '{{customer}}您好，我是客服主管{{agent}}，对这次的体验向您郑重道歉。我已了解经过，想和您商量解决办法。', en: 'Hello {{customer}}, I am {{agent}}, the supervisor. I sincerely apologise. I know what happened and would like to find a solution with you.' },
        { zh: '这件事确实是我们做得不到位，责任在我们。', en: 'We did not do well here, and the responsibility is ours.' },
      ],
      form: {
        type: 'object',
        properties: {
          findings: { type: 'string', format: 'multiline', maxLength: 1000, label: { zh: '核查结论', en: 'Findings' } },
          responsibility: {
            type: 'string',
            enum: ['ours', 'partner', 'customer', 'none'],
            enumLabels: {
              ours: { zh: '我方责任', en: 'Ours' },
              partner: { zh: '合作方责任', en: 'A partner’s' },
              customer: { zh: '客户误解', en: 'A misunderstanding' },
              none: { zh: '无明确责任', en: 'Nobody’s' },
            },
            label: { zh: '责任认定', en: 'Responsibility' },
          },
          severity,
          question: { type: 'string', format: 'multiline', maxLength: 500, label: { zh: '需专项核实的问题', en: 'Question for the specialist' } },
        },
      },
      limit: { ms: 4 * hour, clock: 'working' },
      exits: [
        {
          key: 'clear',
          label: { zh: '事实清楚，协商方案', en: 'Facts are clear, agree on a solution' },
          to: 'agree',
          on: 'choice',
          when: null,
          requires: ['findings', 'responsibility'],
          effects: [],
        },
        {
          key: 'ask_specialist',
          label: { zh: '请专项客服核实', en: 'Ask a specialist' },
          to: 'verify',
          on: 'choice',
          when: null,
          requires: ['question'],
          effects: [],
        },
      ],
      exceptions: [
        {
          key: 'going_public',
          name: { zh: '舆情升级', en: 'It goes public' },
          plan: {
            zh: '一、30 分钟内上报值班负责人，指定唯一对外口径。\n二、由主管单线联系客户，不在公开平台争辩。\n三、保留聊天、录音和发布内容的截图。\n四、与法务、公关确认后再作书面答复。',
            en: '1. Tell the person on duty within 30 minutes and name one voice to the outside.\n2. Only the supervisor talks to the customer; do not argue in public.\n3. Keep messages, recordings and screenshots.\n4. Clear written replies with legal and public relations.',
          },
          to: null,
          role: 'supervisor',
          within: { ms: 30 * minute, clock: 'calendar' },
          tellCustomer: null,
        },
        {
          key: 'compensation_disputed',
          name: { zh: '赔付争议', en: 'Dispute about compensation' },
          plan: {
            zh: '一、复述分歧，确认客户底线。\n二、依据赔付标准给出不少于两种方案。\n三、超出权限的，当日报负责人审批，并告知客户答复时间。\n四、仍无法达成一致的，告知客户可向消费者协会等渠道反映。',
            en: '1. Repeat where you differ and find out what the customer would accept.\n2. Offer at least two solutions under the rules.\n3. Beyond your powers, get a decision the same day and say when you will answer.\n4. If you cannot agree, tell the customer which consumer bodies they may turn to.',
          },
          to: null,
          role: 'supervisor',
          within: { ms: day, clock: 'calendar' },
          tellCustomer: {
            zh: '您的诉求我们已认真记录，正在为您申请更合适的方案，24 小时内答复您。',
            en: 'We have taken your request seriously and are asking for a better offer. You will hear from us within 24 hours.',
          },
        },
      ],
    },
    {
      key: 'verify',
      stage: 'process',
      name: { zh: '专项核实', en: 'Verify' },
      role: 'specialist',
      tool: 'huiyin',
      guide: {
        zh: '只核实事实，不与客户争论。写明查到什么、依据是什么，交回主管。',
        en: 'Establish the facts; do not argue with the customer. Write what you found and on what grounds, and give it back to the supervisor.',
      },
      phrases: [],
      form: {
        type: 'object',
        properties: { verification: { type: 'string', format: 'multiline', maxLength: 1000, label: { zh: '核实结果', en: 'What was found' } } },
      },
      limit: { ms: 4 * hour, clock: 'working' },
      exits: [
        {
          key: 'verified',
          label: { zh: '核实完成，交回主管', en: 'Verified, back to the supervisor' },
          to: 'investigate',
          on: 'choice',
          when: null,
          requires: ['verification'],
          effects: [],
        },
      ],
      exceptions: [],
    },
    {
      key: 'agree',
      stage: 'process',
      name: { zh: '协商方案', en: 'Agree on a solution' },
      role: 'supervisor',
      tool: 'huiyin',
      guide: {
        zh: '与客户逐项确认方案、兑现时间和负责人，得到客户明确同意后再执行；执行完成才算解决。写好给客户的解决方案，并附上已执行的凭证。口头同意要记录时间和方式。',
        en: 'Go through the solution, the date and the person responsible with the customer and get a clear yes before acting. It is solved when it has been done. Write the solution for the customer and attach what shows that it was done. Note when and how a spoken yes was given.',
      },
      phrases: [
        { zh: '我们的解决方案是……，……前完成，您看可以吗？', en: 'This is what we will do: …, by …. Would that be right for you?' },
        { zh: '感谢您的理解。对于这次的疏忽，我们已安排……，避免再次发生。', en: 'Thank you for your understanding. So that it does not happen again, we have …' },
      ],
      form: {
        type: 'object',
        properties: {
          agreed_solution: { type: 'string', format: 'multiline', maxLength: 1000, label: { zh: '商定的方案', en: 'The agreed solution' } },
          customer_agreed: { type: 'boolean', label: { zh: '客户已明确同意', en: 'The customer has clearly agreed' } },
          compensation: { type: 'number', minimum: 0, maximum: 1_000_000, label: { zh: '补偿金额（元）', en: 'Compensation (CNY)' } },
          prevention: { type: 'string', format: 'multiline', maxLength: 1000, label: { zh: '改进措施', en: 'What prevents it next time' } },
        },
      },
      limit: { ms: 8 * hour, clock: 'working' },
      exits: [
        {
          key: 'done',
          label: { zh: '方案已执行，请客户确认', en: 'Solution carried out, ask the customer to confirm' },
          to: 'confirm',
          on: 'choice',
          when: { field: 'customer_agreed', is: 'eq', value: true },
          requires: ['ticket.solution', 'agreed_solution', 'customer_agreed', 'prevention'],
          effects: [{ kind: 'ask_confirmation', silenceConfirmsAfterMs: 7 * day }],
        },
        {
          key: 'look_again',
          label: { zh: '有新情况，重新核查', en: 'Something new, look again' },
          to: 'investigate',
          on: 'choice',
          when: null,
          requires: [],
          effects: [],
        },
      ],
      exceptions: [],
    },
    {
      key: 'confirm',
      stage: 'feedback',
      name: { zh: '书面反馈', en: 'Written answer' },
      role: 'supervisor',
      tool: 'huiyin',
      guide: {
        zh: '书面告知核查结论、处理结果和改进措施，附凭证，再次致歉，请客户确认。客户不认可的，退回协商；168 小时没有回应视为确认。',
        en: 'Write down the findings, what was done and what will prevent it, with the evidence and another apology, and ask the customer to confirm. If they disagree, negotiate again; 168 hours of silence count as a yes.',
      },
      phrases: [{ zh: '关于您的投诉 {{number}}，处理结果如下：……再次为给您带来的不便致歉。', en: 'About your complaint {{number}}: … We apologise once more for the trouble.' }],
      form: { type: 'object', properties: {} },
      limit: { ms: 7 * day, clock: 'calendar' },
      exits: [
        {
          key: 'confirmed',
          label: { zh: '客户认可', en: 'Accepted by the customer' },
          to: 'visit',
          on: 'confirmed',
          when: null,
          requires: [],
          effects: [
            { kind: 'ask_rating' },
            {
              kind: 'plan_follow_up',
              afterMs: 2 * day,
              method: 'phone',
              script: {
                zh: '一、由主管致电，再次致歉并感谢客户指出问题。\n二、方案是否已全部兑现？\n三、后续服务有没有改善？\n四、记录客户的建议；仍不满意的，重新协商。',
                en: '1. The supervisor calls, apologises again and thanks the customer for speaking up.\n2. Has everything that was agreed been done?\n3. Has the service become better?\n4. Note suggestions; if the customer is still unhappy, negotiate again.',
              },
            },
          ],
        },
        {
          key: 'objected',
          label: { zh: '客户不认可，重新协商', en: 'Not accepted, negotiate again' },
          to: 'agree',
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
      name: { zh: '电话回访', en: 'Follow-up call' },
      role: 'supervisor',
      tool: 'huiyin',
      guide: {
        zh: '投诉必须电话回访，不得免除。确认方案已兑现、客户情绪平复；三次未接通的，改发消息并注明。',
        en: 'A complaint is always followed up by phone. Make sure that what was agreed has been done and that the customer is at ease; after three calls without an answer send a message and say so.',
      },
      phrases: [{ zh: '{{customer}}您好，我是客服主管{{agent}}，想了解之前的方案是否都已落实，您还有哪些建议？', en: 'Hello {{customer}}, this is {{agent}}, the supervisor. Has everything been done as agreed, and what could we do better?' }],
      form: { type: 'object', properties: {} },
      limit: { ms: 5 * day, clock: 'calendar' },
      exits: [
        { key: 'satisfied', label: { zh: '回访满意，归档', en: 'Satisfied, archive' }, to: 'archive', on: 'satisfied', when: null, requires: [], effects: [] },
        {
          key: 'dissatisfied',
          label: { zh: '仍不满意，重新协商', en: 'Still unhappy, negotiate again' },
          to: 'agree',
          on: 'dissatisfied',
          when: null,
          requires: [],
          effects: [
            {
              kind: 'tell_customer',
              text: { zh: '非常抱歉仍未让您满意，主管会再次与您协商解决。', en: 'We are sorry that you are still not content. The supervisor will talk with you again.' },
            },
          ],
        },
      ],
      exceptions: [],
    },
  ],
};
