/** A month's review from its figures: the same figures, the same review, to the last letter. */

import type { BilingualText } from '../kernel/text.ts';
import { causes } from './chapters/causes.ts';
import { complaints } from './chapters/complaints.ts';
import type { Draft } from './chapters/draft.ts';
import { efficiency } from './chapters/efficiency.ts';
import { highlights } from './chapters/highlights.ts';
import { horizons } from './chapters/horizons.ts';
import { lastTargets } from './chapters/last-targets.ts';
import { nextTargets } from './chapters/next-targets.ts';
import { pain } from './chapters/pain.ts';
import { peaks } from './chapters/peaks.ts';
import { priorities } from './chapters/priorities.ts';
import { problems } from './chapters/problems.ts';
import { regions } from './chapters/regions.ts';
import { response } from './chapters/response.ts';
import { satisfaction } from './chapters/satisfaction.ts';
import { topics } from './chapters/topics.ts';
import { volume } from './chapters/volume.ts';
import { chapterKeys, type Chapter, type ChapterKey, type Headline, type ReviewDocument } from './document.schema.ts';
import type { Query, ReviewFigures } from './figures.ts';
import { say } from './say.ts';
import { Writer } from './writer.ts';

const chapters: Readonly<Record<ChapterKey, { readonly title: BilingualText; readonly write: (w: Writer) => Draft }>> = {
  volume: { title: { zh: '咨询量与渠道结构', en: 'Volume and mix' }, write: volume },
  response: { title: { zh: '响应', en: 'Response' }, write: response },
  satisfaction: { title: { zh: '满意度', en: 'Satisfaction' }, write: satisfaction },
  complaints: { title: { zh: '投诉', en: 'Complaints' }, write: complaints },
  peaks: { title: { zh: '高峰与事件', en: 'Peaks and events' }, write: peaks },
  topics: { title: { zh: '问题分布', en: 'Topics' }, write: topics },
  regions: { title: { zh: '区域对比', en: 'Regions' }, write: regions },
  efficiency: { title: { zh: '流程效率', en: 'How the flows run' }, write: efficiency },
  pain: { title: { zh: '客户体验痛点', en: 'Where it hurts' }, write: pain },
  highlights: { title: { zh: '成绩总结', en: 'What went well' }, write: highlights },
  problems: { title: { zh: '核心问题', en: 'Problems' }, write: problems },
  causes: { title: { zh: '原因分析', en: 'Causes' }, write: causes },
  last_targets: { title: { zh: '上期目标达成', en: 'Last targets' }, write: lastTargets },
  priorities: { title: { zh: '下月优先级', en: 'Priorities' }, write: priorities },
  next_targets: { title: { zh: '下月量化目标', en: 'Next targets' }, write: nextTargets },
  horizons: { title: { zh: '短中长期规划', en: 'Three horizons' }, write: horizons },
};

const headlines = ['volume', 'frt', 'csat', 'complaint_rate'];

export interface Written {
  readonly document: ReviewDocument;
  /** What is still to be read; when nothing is, the document is whole. */
  readonly wanted: readonly Query[];
  /** Metrics whose change is still to be explained. */
  readonly unexplained: readonly string[];
}

export function writeReview(figures: ReviewFigures): Written {
  const w = new Writer(figures);
  const cards = headlines.flatMap((metric) => headlineOf(w, metric) ?? []);
  const written = chapterKeys.map((key): Chapter => {
    const { sentences, pictures = [], tables = [] } = chapters[key].write(w);
    return { key, title: chapters[key].title, sentences: sentences.length > 0 ? [...sentences] : [{ tone: 'plain', said: nothing }], pictures: [...pictures], tables: [...tables] };
  });
  const { period: { from, to }, numbers } = w;
  return { document: { month: figures.month, from, to, timeZone: figures.timeZone, headlines: cards, chapters: written, numbers }, wanted: w.wanted, unexplained: w.unexplained };
}

const nothing = say({ zh: '本章没有需要说明的数据。', en: 'There is nothing to tell here.' })!;

function headlineOf(w: Writer, metric: string): Headline | null {
  const stand = w.whole(metric);
  return stand && { metric, name: stand.reading.name, n: w.place(stand), change: w.place(stand, metric === 'volume' ? 'change_percent' : 'change'), tone: w.tone(stand) };
}
