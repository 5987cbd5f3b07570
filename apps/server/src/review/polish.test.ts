import { august, writeWhole } from '@huiyin/domain/review/figures.arbitrary.ts';
import { textOf } from '@huiyin/domain/review/say.ts';
import { beforeEach, expect, test } from 'vitest';
import { fails, fakeEndpoint, type Heard, says } from '../assistant/testing/fake-endpoint.ts';
import { testCentre } from '../testing/test-centre.ts';
import { canPolish, polish } from './polish.ts';

const endpoint = await fakeEndpoint();
const { shell } = await testCentre({ config: { llm: { baseUrl: endpoint.url, apiKey: 'sk-only-for-tests', model: 'fake-7b' } } });
const { document } = writeWhole({ month: '2025-08', timeZone: 'Asia/Shanghai', changes: [], targets: [{ id: 't', metric: 'frt', where: '', name: { zh: '首响', en: 'FRT' }, owner: '周明远', dueOn: '2025-08-31', baseline: 2.7, goal: 2.5, verdict: null }] }, august);
const sentences = ({ chapters }: typeof document) => chapters.flatMap((chapter) => chapter.sentences);
const asked = ({ body }: Heard) => JSON.parse(body.messages.at(-1)!.content) as string[];
/** A model that rewords every sentence it is given. */
const rewords = (reword: (sentence: string) => string) => says((heard) => ({ sentences: asked(heard).map(reword) }));

beforeEach(() => shell.clock.advance(86_400_000));

test('smoother words are kept beside the template’s, their numbers marked as before, and no colleague’s name leaves the house', async () => {
  endpoint.script(rewords((sentence) => `${/[\u4e00-\u9fff]/.test(sentence) ? '总的来说，' : 'All in all: '}${sentence}`));
  const polished = await polish(shell, document);
  const first = polished.chapters[0]!.sentences[0]!;
  expect(textOf(first.polished!.zh!)).toBe(`总的来说，${textOf(first.said.zh)}`);
  expect(first.polished!.zh!.flatMap(({ n }) => n ?? [])).toEqual(first.said.zh.flatMap(({ n }) => n ?? []));
  expect(polished.numbers).toEqual(document.numbers);
  expect(JSON.stringify(endpoint.heard)).not.toContain('周明远');
});

test.each([
  ['a number', (sentence: string) => sentence.replace('9,872', '9,873').replace('3.2', '3.1').replace('88.5', '89.5')],
  ['a direction', (sentence: string) => sentence.replaceAll('变慢', '加快').replaceAll('下降', '提高').replaceAll('增长', '减少').replaceAll('up ', 'down ').replaceAll('slower', 'faster')],
  ['what was asked: fewer sentences', () => ''],
])('what changes %s is thrown away', async (_, reword) => {
  endpoint.script(rewords(reword));
  const polished = await polish(shell, document);
  for (const { said, polished: words } of sentences(polished)) for (const language of ['zh', 'en'] as const) if (words?.[language]) expect(textOf(words[language])).toBe(textOf(said[language]));
  const [volume, response] = [polished.chapters[0]!.sentences[0]!, polished.chapters[1]!.sentences[0]!];
  expect([volume.polished?.zh, response.polished?.zh]).toEqual([undefined, undefined]);
});

test.each([['an endpoint that fails', fails(500)], ['one that writes no JSON', says('好的，以下是润色后的内容')]])('%s leaves the review as it was', async (_, act) => {
  endpoint.script(act);
  expect(await polish(shell, document)).toEqual(document);
});

test('without a model nothing is asked', async () => {
  const plain = await testCentre();
  expect(await canPolish(plain.shell)).toBe(false);
  expect(await polish(plain.shell, document)).toBe(document);
});
