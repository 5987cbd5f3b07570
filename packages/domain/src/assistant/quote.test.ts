import { expect, test } from 'vitest';
import { quoteOf } from './quote.ts';

const body = '原路退回，微信 1 至 3 个工作日，银行卡 1 至 5 个工作日，余额即时到账；审核本身需要 1 个工作日，请在订单页查看进度。\n\n### 还没解决？\n\n过了上面的时间仍没收到，请看另一篇文章，里面写了怎么向银行查询、怎么联系客服核实、要准备哪些截图。';
const hit = (ofQuestion: number) => ({ match: { ofQuestion, ofPhrasing: 1, coverage: 1, likeness: 1, anywhere: 1, likenessAround: 1, anywhereAround: 1, unknown: 0, exact: 1, margin: 1, terms: 3 }, passage: { index: 1, text: '过了上面的时间仍没收到' } });

test('a question that heads the article is answered by its opening', () => {
  expect(quoteOf(hit(0.9), body)).toContain('原路退回');
});

test('a question that is only met in the body is answered by that passage', () => {
  expect(quoteOf(hit(0.1), body)).toBe('过了上面的时间仍没收到');
});

test('an article without a body has nothing to quote', () => {
  expect(quoteOf({ ...hit(1), passage: { index: 0, text: '' } }, '')).toBe('');
});

test('the opening is its first paragraph, unless that only announces a list', () => {
  expect(quoteOf(hit(0.9), '收到货 48 小时内拍照发给客服，我们补发或退款。\n付款方式 到账时间\n余额 即时')).toBe('收到货 48 小时内拍照发给客服，我们补发或退款。');
  expect(quoteOf(hit(0.9), '请按下面的步骤来申请售后服务：\n1. 打开订单\n2. 点申请售后')).toContain('2. 点申请售后');
});
