/** Sets of questions and articles out of public ones, each like one that is judged elsewhere: many phrasings of an article, of which some are asked; and questions of another source, which no article answers. */

import { join } from 'node:path';
import type { IndexedArticle } from '../../packages/domain/src/assistant/article-index.ts';
import { pairsOf } from './pairs.ts';
import { readRows } from './read-rows.ts';
import type { Query } from './retrieve.ts';
import { spread } from './spread.ts';

export interface Fold {
  readonly articles: readonly IndexedArticle[];
  readonly queries: readonly Query[];
}

export interface Proxy {
  readonly name: string;
  readonly language: 'zh' | 'en';
  /** Other phrasings are asked in each. */
  readonly folds: readonly Fold[];
  /** Sources whose questions it may answer all the same. */
  readonly notForeign: readonly string[];
}

/** Of a question that is asked in several ways: the standard one first. */
type Phrasings = readonly string[];

/** As many as the bank's that is judged elsewhere. */
const articleCount = 617;
const foldCount = 3;
const phrasingsOfIntent = 10;

export function proxiesOf(data: string): Proxy[] {
  const atec = atecClusters(data);
  const several = atec.filter((phrasings) => phrasings.length >= 3);
  return [
    { name: 'ATEC, several phrasings', language: 'zh', folds: severalPhrasings(spread(several, articleCount)), notForeign: ['ATEC'] },
    { name: 'ATEC, one phrasing', language: 'zh', folds: onePhrasing(spread(atec.filter((phrasings) => phrasings.length >= 2), articleCount)), notForeign: ['ATEC'] },
    { name: 'ATEC, among 11,455', language: 'zh', folds: severalPhrasings(atec), notForeign: ['ATEC'] },
    { name: 'LCQMC', language: 'zh', folds: onePhrasing(spread(alikeIn(join(data, 'zh_pairs/lcqmc_dev.tsv')), articleCount)), notForeign: ['LCQMC'] },
    { name: 'BUSTM', language: 'zh', folds: onePhrasing(spread(alikeIn(join(data, 'zh_pairs/bustm.tsv')), articleCount)), notForeign: ['BUSTM', 'SMP2017'] },
    { name: 'BANKING77', language: 'en', folds: intents(join(data, 'en_banking77/train.tsv')), notForeign: [] },
    { name: 'CLINC150', language: 'en', folds: intents(join(data, 'en_clinc150/train.tsv')), notForeign: [] },
  ];
}

function atecClusters(data: string): Phrasings[] {
  const members = Map.groupBy(readRows(join(data, 'zh_faq_atec/queries.tsv')), (row) => row.faq_id!);
  return readRows(join(data, 'zh_faq_atec/faq.tsv')).map((row) => [row.question!, ...(members.get(row.faq_id!) ?? []).map((member) => member.query!)]);
}

/** What is the same as what is the same is the same. */
function alikeIn(path: string): Phrasings[] {
  const together = new Map<string, Set<string>>();
  for (const { first, second, same } of pairsOf(path)) {
    if (!same || first === second) continue;
    const both = new Set([...(together.get(first) ?? [first]), ...(together.get(second) ?? [second])]);
    for (const text of both) together.set(text, both);
  }
  return [...new Set(together.values())].map((texts) => [...texts]);
}

function severalPhrasings(clusters: readonly Phrasings[]): Fold[] {
  return Array.from({ length: foldCount }, (_, fold) => {
    const isAsked = (phrasings: Phrasings, place: number) => phrasings.length >= 3 && place % foldCount === fold;
    return {
      articles: clusters.map((phrasings, id) => articleOf(id, phrasings.filter((_text, place) => !isAsked(phrasings, place)))),
      queries: clusters.flatMap((phrasings, id) => phrasings.filter((_text, place) => isAsked(phrasings, place)).map((text) => ({ article: String(id), text }))),
    };
  });
}

/** Each in turn is the article's. */
function onePhrasing(clusters: readonly Phrasings[]): Fold[] {
  return [0, 1].map((fold) => ({
    articles: clusters.map((phrasings, id) => articleOf(id, [phrasings[fold]!])),
    queries: clusters.flatMap((phrasings, id) => phrasings.filter((_text, place) => place !== fold).slice(0, 3).map((text) => ({ article: String(id), text }))),
  }));
}

function intents(path: string): Fold[] {
  const labelled = [...Map.groupBy(readRows(path), (row) => row.label!)];
  return Array.from({ length: foldCount }, (_, fold) => {
    const isHeld = (place: number) => Math.floor(place / phrasingsOfIntent) === fold;
    return {
      articles: labelled.map(([id, rows]) => ({ id, questions: rows.filter((_row, place) => isHeld(place)).map((row) => row.text!), body: '' })),
      queries: labelled.flatMap(([article, rows]) => spread(rows.filter((_row, place) => place >= foldCount * phrasingsOfIntent), 5).map((row) => ({ article, text: row.text! }))),
    };
  });
}

function articleOf(id: number, questions: Phrasings): IndexedArticle {
  return { id: String(id), questions, body: '' };
}
