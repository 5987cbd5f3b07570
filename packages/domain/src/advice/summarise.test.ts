import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Spoken, summarise } from './summarise.ts';

type By = Spoken['by'];
const talk = (...lines: (readonly [By, string])[]): Spoken[] => lines.map(([by, text], index) => ({ seq: index + 1, by, text, at: index * 60_000 }));

const parcel = talk(
  ['customer', '在吗'],
  ['customer', '你好，我的快递三天没动了，订单 HY20250812345，手机 13800138000'],
  ['machine', '您好，很高兴为您服务。'],
  ['staff', '您好，我帮您查一下，请稍等。'],
  ['note', '已联系顺丰网点，包裹在中转站滞留'],
  ['staff', '我已经联系快递公司核实，包裹在武汉中转站。他们会在24小时内恢复派送，我明天下午给您回电。'],
  ['customer', '好的'],
  ['customer', '都等了三天了，什么服务！再不到我就投诉'],
  ['staff', '非常抱歉，已经为您登记加急。'],
  ['customer', '那今天到底能不能送到？'],
);

describe('summarise', () => {
  const summary = summarise(parcel);

  test('tells the problem in the customer’s words, without what is somebody’s own', () => {
    expect(summary.problem).toMatchObject({ text: '你好，我的快递三天没动了，订单 HY20250812345，手机 ****8000', seq: 2 });
  });

  test('tells what was done and found out, notes among ourselves too, and where', () => {
    expect(summary.done.map(({ text, seq }) => [seq, text])).toEqual([[5, '已联系顺丰网点，包裹在中转站滞留'], [6, '我已经联系快递公司核实，包裹在武汉中转站。'], [9, '非常抱歉，已经为您登记加急。']]);
  });

  test('tells what was promised', () => {
    expect(summary.promised.map(({ text }) => text)).toEqual(['他们会在24小时内恢复派送，我明天下午给您回电。']);
  });

  test('tells the question that is still open, and none once it is answered', () => {
    expect(summary.open).toMatchObject({ text: '那今天到底能不能送到？', seq: 10 });
    expect(summarise([...parcel, { seq: 11, by: 'staff', text: '今天能送到。', at: 0 }]).open).toBeNull();
  });

  test('names orders whole, and phones by their end', () => {
    expect(summary.named).toEqual([{ kind: 'order', text: 'HY20250812345' }, { kind: 'phone', text: '****8000' }]);
  });

  test('sees how the mood went', () => {
    const calm: readonly [By, string] = ['customer', '好的谢谢'];
    const angry: readonly [By, string] = ['customer', '太差了，我要投诉'];
    expect(summary.mood).toBe('worse');
    expect(summarise(talk(calm, calm, calm)).mood).toBe('calm');
    expect(summarise(talk(angry, calm, calm)).mood).toBe('better');
    expect(summarise(talk(angry)).mood).toBe('upset');
    expect(summarise(talk(angry, calm, calm, angry)).mood).toBe('upset');
  });

  test('does the same in English', () => {
    const english = summarise(talk(
      ['customer', 'Hi'],
      ['customer', 'My headset arrived broken. Order number is HY-20251234.'],
      ['staff', "Hello Anna. I'm sorry about that. I have checked your order. We will send a replacement within 2 days."],
      ['customer', 'Thanks. Do I need to return the old one?'],
    ));
    expect(english.problem?.text).toBe('My headset arrived broken.');
    expect(english.done.map(({ text }) => text)).toEqual(['I have checked your order.']);
    expect(english.promised.map(({ text }) => text)).toEqual(['We will send a replacement within 2 days.']);
    expect(english.open?.text).toBe('Do I need to return the old one?');
  });

  test('takes no question for a promise, no condition, and nothing that happened', () => {
    for (const text of ['您希望我明天给您回电吗？', '如果24小时内没有恢复，我们会给您退款', '昨天已经给您退款了', '您好，很高兴为您服务']) expect(summarise(talk(['staff', text])).promised, text).toEqual([]);
  });

  test('has nothing to say of nothing', () => {
    expect(summarise([])).toEqual({ problem: null, done: [], promised: [], open: null, named: [], mood: 'calm' });
  });

  test('invents nothing: every line stands in the message that it names, and what is personal in none', () => {
    const by = fc.constantFrom<By>('customer', 'staff', 'note', 'machine');
    const sentence = fc.constantFrom('已经帮您查到了。', '我明天给您回复。', '我的手机13912345678打不通！', '为什么还没退款？', '好的', 'We will call you today. ', '订单 HY20250812345 坏了；', '\n', 'x'.repeat(400));
    fc.assert(
      fc.property(fc.array(fc.tuple(by, fc.array(sentence, { maxLength: 4 }).map((parts) => parts.join(''))), { maxLength: 20 }), (said) => {
        const spoken = talk(...said);
        const { problem, open, done, promised } = summarise(spoken);
        for (const line of [...(problem ? [problem] : []), ...(open ? [open] : []), ...done, ...promised]) {
          const whole = spoken.find(({ seq }) => seq === line.seq)!.text.replace('13912345678', '****5678');
          expect(whole.replaceAll('13912345678', '****5678')).toContain(line.text.replace(/…$/, ''));
          expect(line.text).not.toContain('13912345678');
          expect([...line.text].length).toBeLessThanOrEqual(140);
        }
      }),
    );
  });
});
