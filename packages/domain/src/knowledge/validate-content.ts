/** Whether content can be handed in for review. A draft may still lack anything; what is published may not. */

import type { Instant } from '../kernel/instant.ts';
import type { ArticleContent } from './article.ts';
import { finding, type Finding } from './finding.ts';

/** What exists around it, by key. */
export interface Surroundings {
  readonly categories: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
  /** `flow/step`. */
  readonly steps: ReadonlySet<string>;
  /** Keys of other articles that links may name. */
  readonly articles: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
}

/** What the body's Markdown names. */
export interface Links {
  readonly articles: readonly string[];
  readonly pictures: readonly string[];
}

export function validateContent(content: ArticleContent, links: Links, around: Surroundings, now: Instant): readonly Finding[] {
  const findings: Finding[] = [];
  const tell = (...said: Parameters<typeof finding>) => void findings.push(finding(...said));

  if (content.question.trim() === '') tell('question.missing', '/question', '请填写标准问', 'Please write the question');
  if (content.body.trim() === '') tell('body.missing', '/body', '请填写正文', 'Please write the answer');

  if (content.categoryKey === null) tell('category.missing', '/categoryKey', '请选择分类', 'Please choose a category');
  else if (!around.categories.has(content.categoryKey)) tell('category.unknown', '/categoryKey', `没有分类“${content.categoryKey}”`, `There is no category “${content.categoryKey}”`);

  const seen = new Set<string>();
  for (const [index, variant] of content.variants.entries()) {
    const folded = fold(variant);
    if (folded === fold(content.question)) tell('variant.same', `/variants/${index}`, '与标准问相同', 'The same as the question');
    else if (seen.has(folded)) tell('variant.twice', `/variants/${index}`, '与另一条相似问重复', 'The same as another variant');
    seen.add(folded);
  }
  for (const [index, key] of content.channels.entries()) if (!around.channels.has(key)) tell('channel.unknown', `/channels/${index}`, `没有渠道“${key}”`, `There is no channel “${key}”`);
  for (const [index, { flow, step }] of content.flowSteps.entries()) {
    if (!around.steps.has(`${flow}/${step}`)) tell('step.unknown', `/flowSteps/${index}`, `没有流程节点“${flow}/${step}”`, `There is no step “${flow}/${step}”`);
  }

  if (content.validFrom !== null && content.validUntil !== null && content.validUntil <= content.validFrom) tell('validity.order', '/validUntil', '失效时间早于生效时间', 'It would end before it begins');
  else if (content.validUntil !== null && content.validUntil <= now) tell('validity.past', '/validUntil', '失效时间已过', 'It would have ended already');

  for (const key of links.articles) if (!around.articles.has(key)) tell('article.unknown', '/body', `链接的知识“${key}”不存在`, `The linked article “${key}” does not exist`);
  for (const id of links.pictures) if (!around.pictures.has(id)) tell('picture.unknown', '/body', '有一张图片不存在，请重新上传', 'A picture is missing; please upload it again');
  return findings;
}

/** Blanks at the ends and doubled ones do not make another question; order of variants is the writer's. */
export function tidyContent(content: ArticleContent): ArticleContent {
  const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim();
  const list = (texts: readonly string[]) => texts.map(tidy).filter((text) => text !== '');
  return { ...content, question: tidy(content.question), variants: list(content.variants), products: [...new Set(list(content.products))], channels: [...new Set(content.channels)], body: content.body.replace(/\r\n?/g, '\n').trim() };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, '');
}
