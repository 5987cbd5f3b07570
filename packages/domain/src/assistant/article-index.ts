/**
 * Finds the articles that may answer a question, in memory. One index for a centre; filled from what is published, and kept by `put` and `remove`.
 *
 * ```ts
 * const index = new ArticleIndex(chinese);
 * index.put({ id, questions: [title, ...variants], body: markdown });
 * const found = index.search('快递三天没动了', { only: (id) => mayRead.has(id) });
 * const confidence = confidenceOf(found);          // 0…1, calibrated
 * found.hits[0]?.passage.text;                     // plain, quotable
 * ```
 *
 * BM25 over three fields: the phrasing that fits best, all phrasings together, the body. What recurs in many phrasings of an article is what it is about; and one that fits well is enough, however many others there are. The first twenty are read again: which has a phrasing that is like the whole question, and which speaks of the whole of it.
 */

import type { Chinese } from './chinese.ts';
import { ComparedPhrasings } from './compared-phrasings.ts';
import { comparedTermsOf } from './likeness.ts';
import { normalise } from './normalise.ts';
import { passagesOf } from './passages.ts';
import { distinct, holds, Postings } from './postings.ts';
import { termWeight } from './term-weight.ts';
import { tokensOf } from './tokens.ts';

export interface IndexedArticle {
  readonly id: string;
  /** The standard question first, then the other ways to ask. At least one. */
  readonly questions: readonly string[];
  /** Markdown or plain text. */
  readonly body: string;
}

export interface SearchOptions {
  /** Most hits. Ten, unless said. */
  readonly limit?: number;
  /** Whom the asker may read. What is left out counts for nothing: neither as a hit nor as a rival. */
  readonly only?: (id: string) => boolean;
}

export interface Found {
  /** Best first; equal ones by id. */
  readonly hits: readonly Hit[];
}

export interface Hit {
  readonly id: string;
  /** Comparable within one search only. */
  readonly score: number;
  /** The phrasing that fits best, by its place in `questions`. */
  readonly phrasing: number;
  /** The passage of the body that fits best. Empty text where the article has no body. */
  readonly passage: { readonly index: number; readonly text: string };
  readonly match: Match;
}

/** How well one article fits the question: what confidence is made of. Shares are 0…1, of rarity (idf) rather than of words. */
export interface Match {
  /** What the best phrasing scores by the question's whole rarity: near 1 when all of it is there, and above when the phrasing is short. */
  readonly coverage: number;
  /** Of the question, found in the best phrasing. */
  readonly ofQuestion: number;
  /** Of the best phrasing, found in the question. */
  readonly ofPhrasing: number;
  /** Of the phrasing that is likest, as `likeness.ts` has it. */
  readonly likeness: number;
  /** Of the question, found anywhere in the article. */
  readonly anywhere: number;
  /** Means of `likeness` and `anywhere` over the first five: a question of the house has more than one article near it. */
  readonly likenessAround: number;
  readonly anywhereAround: number;
  /** Of the question, in no article at all. */
  readonly unknown: number;
  /** Of the question's numbers and Latin words, found anywhere in the article; 1 where it has none. */
  readonly exact: number;
  /** How far behind the next article is: 1 where there is none, 0 where it fits as well. */
  readonly margin: number;
  /** Distinct terms in the question. */
  readonly terms: number;
}

interface Stored {
  readonly article: IndexedArticle;
  /** In `phrasings`, one for each question. */
  readonly phrasings: readonly number[];
  /** In `together` and `bodies`: the same number. */
  readonly unit: number;
  /** Distinct terms of each passage. */
  readonly passages: readonly { readonly text: string; readonly terms: Uint32Array }[];
}

/** Tuned on public question sets and on the demo company's own. */
const weights = { phrasing: 1, together: 2, body: 1 };
/** Phrasings differ little in length; how many there are, and bodies, differ much. */
const fields = { phrasing: { k1: 1.2, b: 0.5 }, together: { k1: 2, b: 0.75 }, body: { k1: 1.2, b: 0.75 } };
/** Share of removed units from which the index is made anew. */
const compactAfterRemoved = 0.25;

export class ArticleIndex {
  readonly #chinese: Chinese;
  #terms = new Map<string, number>();
  /** By term. */
  #weights: number[] = [];
  #stored = new Map<string, Stored>();
  #phrasings = new Postings(fields.phrasing);
  #together = new Postings(fields.together);
  #bodies = new Postings(fields.body);
  /** By the numbers of `phrasings`. */
  #compared = new ComparedPhrasings();
  #articleOfPhrasing: number[] = [];
  #byUnit: (Stored | null)[] = [];

  constructor(chinese: Chinese) {
    this.#chinese = chinese;
  }

  get size(): number {
    return this.#stored.size;
  }

  has(id: string): boolean {
    return this.#stored.has(id);
  }

  /** Replaces what was there under the same id. */
  put(article: IndexedArticle): void {
    this.remove(article.id);
    const phrases = article.questions.map((question) => this.#read(question));
    const passages = passagesOf(article.body).map((text) => ({ text, read: this.#read(text) }));
    const unit = this.#together.add(phrases.flat());
    this.#bodies.add(passages.flatMap(({ read }) => read));
    const phrasings = phrases.map((terms, place) => {
      this.#articleOfPhrasing.push(unit);
      this.#compared.add(comparedTermsOf(article.questions[place]!, this.#chinese));
      return this.#phrasings.add(terms);
    });
    const stored: Stored = { article, phrasings, unit, passages: passages.map(({ text, read }) => ({ text, terms: distinct(read) })) };
    this.#stored.set(article.id, stored);
    this.#byUnit.push(stored);
  }

  /** Of what is not there: nothing. */
  remove(id: string): void {
    const stored = this.#stored.get(id);
    if (stored === undefined) return;
    this.#stored.delete(id);
    this.#byUnit[stored.unit] = null;
    this.#together.remove(stored.unit);
    this.#bodies.remove(stored.unit);
    for (const phrasing of stored.phrasings) {
      this.#phrasings.remove(phrasing);
      this.#compared.remove(phrasing);
    }
    const removed = this.#together.units - this.#together.liveUnits;
    if (removed > 64 && removed > this.#together.units * compactAfterRemoved) this.#compact();
  }

  search(question: string, { limit = 10, only = everybody }: SearchOptions = {}): Found {
    const asked = this.#ask(question);
    const scores = this.#score(asked.terms.flatMap(({ term }) => (term === undefined ? [] : [term])));
    const ranked = this.#readAgain(this.#best(scores, Math.max(limit + 1, readAgain), only), scores, asked, question);
    const around = ranked.slice(0, aroundFirst);
    const mean = (of: (one: Ranked) => number) => around.reduce((sum, one) => sum + of(one), 0) / around.length;
    const [likenessAround, anywhereAround] = [mean(({ likeness }) => likeness), mean(({ anywhere }) => anywhere)];
    const hits = ranked.slice(0, limit).map(({ unit, score, likeness, anywhere }, place): Hit => {
      const stored = this.#byUnit[unit]!;
      const next = ranked[place + 1];
      return { id: stored.article.id, score, ...this.#fit(stored, scores, asked, { likeness, anywhere, likenessAround, anywhereAround, margin: next === undefined ? 1 : Math.max(0, 1 - scores.articles[next.unit]! / scores.articles[unit]!) }) };
    });
    return { hits };
  }

  #ask(question: string): Asked {
    const tokens = [...new Set(tokensOf(normalise(question, this.#chinese), this.#chinese))];
    const terms = tokens.map((token): AskedTerm => {
      const term = this.#terms.get(token);
      return { term, idf: termWeight(token) * this.#together.idf(term), unknown: term === undefined || !this.#isKnown(term), isExact: /^[a-z\d]/.test(token) && !/^[ws]:/.test(token) };
    });
    return { terms, whole: terms.reduce((sum, { idf }) => sum + idf, 0) };
  }

  #read(text: string): number[] {
    return tokensOf(normalise(text, this.#chinese), this.#chinese).map((token) => {
      let term = this.#terms.get(token);
      if (term === undefined) {
        this.#terms.set(token, (term = this.#terms.size));
        this.#weights.push(termWeight(token));
      }
      return term;
    });
  }

  #isKnown(term: number): boolean {
    return this.#together.liveUnitsWith(term) + this.#bodies.liveUnitsWith(term) > 0;
  }

  #score(terms: readonly number[]): Scores {
    const articles = new Float64Array(this.#together.units);
    const phrasings = new Float64Array(this.#phrasings.units);
    const touched: number[] = [];
    const bestPhrasing = new Int32Array(this.#together.units).fill(-1);
    const byIdf = (postings: Postings, weight: number, of: readonly number[]) => of.map((term) => [term, weight * this.#weights[term]! * postings.idf(term)] as const);
    // In a large index what stands nearly everywhere costs most of the time and tells least.
    const many = this.size >= manyArticles;
    const asked = many ? terms.filter((term) => this.#weights[term] === 1 || this.#together.liveUnitsWith(term) < this.size * common) : terms;
    const askedOfBodies = many ? terms.filter((term) => this.#bodies.liveUnitsWith(term) < this.size * common) : terms;

    const touchedPhrasings: number[] = [];
    // One rarity for phrasings and all of them together: that of articles, which ten phrasings of one do not change.
    this.#phrasings.score(byIdf(this.#together, weights.phrasing, asked), phrasings, touchedPhrasings);
    this.#together.score(byIdf(this.#together, weights.together, asked), articles, touched);
    for (const phrasing of touchedPhrasings) {
      const unit = this.#articleOfPhrasing[phrasing]!;
      const before = bestPhrasing[unit]!;
      if (before >= 0 && phrasings[phrasing]! <= phrasings[before]!) continue;
      articles[unit]! += phrasings[phrasing]! - (before < 0 ? 0 : phrasings[before]!);
      bestPhrasing[unit] = phrasing;
    }
    this.#bodies.score(byIdf(this.#bodies, weights.body, askedOfBodies), articles, touched);
    return { articles, phrasings, touched, bestPhrasing };
  }

  #best({ articles, touched }: Scores, count: number, only: (id: string) => boolean): number[] {
    const best: number[] = [];
    const isBefore = (a: number, b: number) => articles[a]! > articles[b]! || (articles[a] === articles[b] && this.#byUnit[a]!.article.id < this.#byUnit[b]!.article.id);
    for (const unit of touched) {
      if (best.length === count && !isBefore(unit, best[count - 1]!)) continue;
      if (!only(this.#byUnit[unit]!.article.id)) continue;
      let at = best.length;
      while (at > 0 && isBefore(unit, best[at - 1]!)) at -= 1;
      best.splice(at, 0, unit);
      if (best.length > count) best.pop();
    }
    return best;
  }

  #readAgain(units: readonly number[], { articles }: Scores, asked: Asked, question: string): Ranked[] {
    if (units.length === 0) return [];
    const likenessOf = this.#compared.likenessTo(comparedTermsOf(question, this.#chinese));
    const read = units.map((unit): Ranked => {
      const stored = this.#byUnit[unit]!;
      const likeness = Math.max(...stored.phrasings.map(likenessOf));
      const anywhere = shareOf(asked, ({ term }) => this.#isIn(stored, term));
      return { unit, score: articles[unit]! * (1 + again.likeness * likeness ** 3) * (1 + again.anywhere * anywhere), likeness, anywhere };
    });
    return read.toSorted((a, b) => b.score - a.score || (this.#byUnit[a.unit]!.article.id < this.#byUnit[b.unit]!.article.id ? -1 : 1));
  }

  #isIn({ unit }: Stored, term: number | undefined): boolean {
    return term !== undefined && (holds(this.#together.termsOf(unit), term) || holds(this.#bodies.termsOf(unit), term));
  }

  #fit(stored: Stored, { phrasings, bestPhrasing }: Scores, asked: Asked, known: Pick<Match, 'likeness' | 'anywhere' | 'likenessAround' | 'anywhereAround' | 'margin'>): Omit<Hit, 'id' | 'score'> {
    const best = bestPhrasing[stored.unit]!;
    const phrasing = best < 0 ? stored.phrasings[0]! : best;
    const inPhrasing = this.#phrasings.termsOf(phrasing);
    const askedTerms = new Set(asked.terms.map(({ term }) => term));
    const exacts = asked.terms.filter(({ isExact }) => isExact);
    const worth = (term: number) => this.#weights[term]! * this.#together.idf(term);
    const phrasingWhole = inPhrasing.reduce((sum, term) => sum + worth(term), 0);
    const phrasingFound = inPhrasing.reduce((sum, term) => sum + (askedTerms.has(term) ? worth(term) : 0), 0);
    return {
      phrasing: stored.phrasings.indexOf(phrasing),
      passage: this.#bestPassage(stored, asked.terms),
      match: {
        coverage: asked.whole === 0 ? 0 : phrasings[phrasing]! / weights.phrasing / asked.whole,
        ofQuestion: shareOf(asked, ({ term }) => term !== undefined && holds(inPhrasing, term)),
        ofPhrasing: phrasingWhole === 0 ? 0 : phrasingFound / phrasingWhole,
        unknown: shareOf(asked, ({ unknown }) => unknown),
        exact: exacts.length === 0 ? 1 : exacts.filter(({ term }) => this.#isIn(stored, term)).length / exacts.length,
        terms: asked.terms.length,
        ...known,
      },
    };
  }

  /** The first passage is the answer in short; another must fit clearly better to be preferred. */
  #bestPassage(stored: Stored, asked: readonly AskedTerm[]): Hit['passage'] {
    let best = { index: 0, worth: 0 };
    for (const [index, { terms }] of stored.passages.entries()) {
      const worth = asked.reduce((sum, { term }) => sum + (term !== undefined && holds(terms, term) ? this.#weights[term]! * this.#bodies.idf(term) : 0), 0) / (1 + Math.log(1 + terms.length / 100));
      if (worth > best.worth * (best.index === 0 && index > 0 ? firstIsPreferred : 1)) best = { index, worth };
    }
    return { index: best.index, text: stored.passages[best.index]?.text ?? '' };
  }

  /** Makes everything anew, and forgets the terms that only removed articles had. */
  #compact(): void {
    const articles = [...this.#stored.values()].map(({ article }) => article);
    const fresh = new ArticleIndex(this.#chinese);
    for (const article of articles) fresh.put(article);
    this.#terms = fresh.#terms;
    this.#weights = fresh.#weights;
    this.#stored = fresh.#stored;
    this.#phrasings = fresh.#phrasings;
    this.#together = fresh.#together;
    this.#bodies = fresh.#bodies;
    this.#compared = fresh.#compared;
    this.#articleOfPhrasing = fresh.#articleOfPhrasing;
    this.#byUnit = fresh.#byUnit;
  }
}

interface Scores {
  readonly articles: Float64Array;
  readonly phrasings: Float64Array;
  /** Units with any score, each once. */
  readonly touched: readonly number[];
  /** By unit; -1 where no phrasing has any. */
  readonly bestPhrasing: Int32Array;
}

interface Ranked extends Pick<Match, 'likeness' | 'anywhere'> {
  readonly unit: number;
  readonly score: number;
}

interface Asked {
  /** Each once. */
  readonly terms: readonly AskedTerm[];
  /** The rarity of all of them. */
  readonly whole: number;
}

interface AskedTerm {
  readonly term: number | undefined;
  readonly idf: number;
  /** Held by no article. */
  readonly unknown: boolean;
  /** A number or a Latin word: it stands in the article or it does not. */
  readonly isExact: boolean;
}

/** Of the question's rarity. */
function shareOf({ terms, whole }: Asked, part: (term: AskedTerm) => boolean): number {
  return whole === 0 ? 0 : terms.reduce((sum, term) => sum + (part(term) ? term.idf : 0), 0) / whole;
}

/** How many. */
const readAgain = 20;
const aroundFirst = 5;
/** What a phrasing that is the question adds to a score, and what an article that speaks of all of it. Likeness counts by its cube: what is half like says hardly anything. */
const again = { likeness: 1.5, anywhere: 0.5 };
const firstIsPreferred = 1.3;
const manyArticles = 2_000;
/** Share of the articles. */
const common = 0.15;
const everybody = () => true;
