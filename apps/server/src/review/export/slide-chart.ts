/** Pictures upon slides: charts that stay charts, but for what no chart of an office can be. */

import type { Picture, ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import { textWidth } from '@huiyin/domain/review/draw-picture.ts';
import type { Language } from '@huiyin/domain/review/format-number.ts';
import { drawPng } from './draw.ts';
import { colours, type Deck, fonts, langs, type Place, type Slide } from './slide-frame.ts';

/** Dark to light, so that a copier keeps them apart. */
const shades = ['16436E', '9FC0DD', '4F86B5', 'D3E1EE', '2F659A', 'BDD2E6'];
/** Light enough for dark labels upon them. */
const paleShades = ['8FB3D5', 'DCE8F3', 'B5CEE5', 'EEF3F8', 'A3C1DD', 'CBDDED'];
/** The library knows the word; its types do not. */
const topDown = 'maxMin' as 'minMax';
/** Of a chart's place, what its axis leaves to the bars. */
const plotted = 0.86;
/** Of days along an axis, and of bars one below the other. */
const [mostNamedDays, mostLying] = [8, 12];
/** Degrees that nobody sees. Offices that skip no label break one that is not turned in two rather than leave it out. */
const hardlyTurned = 0.01;

export async function illustrate(deck: Deck, slide: Slide, document: ReviewDocument, language: Language, picture: Picture, place: Place) {
  const words = { fontFace: fonts[language], lang: langs[language], margin: 0 };
  slide.addText(picture.title[language], { ...words, x: place.x, y: place.y, w: place.w, h: 0.35, fontSize: 14, bold: true, color: colours.ink });
  const below = { x: place.x, y: place.y + 0.4, w: place.w, h: place.h - 0.4 };
  if (picture.kind !== 'matrix') return void chart(deck, slide, document, language, picture, below);
  const { png, width, height } = await drawPng(picture, document, language);
  const zoom = Math.min(below.w / width, below.h / height);
  slide.addImage({ data: `image/png;base64,${Buffer.from(png).toString('base64')}`, x: below.x + (below.w - zoom * width) / 2, y: below.y, w: zoom * width, h: zoom * height, altText: picture.title[language] });
}

function chart(deck: Deck, slide: Slide, document: ReviewDocument, language: Language, picture: Picture, place: Place) {
  const font = fonts[language];
  const names = picture.categories.map((name) => name[language]);
  // The library leaves a gap for what is null; its types know no gaps.
  const valueAt = (n: number | null) => (n === null ? null : document.numbers[n]!.value) as number;
  const isPercent = picture.series.every(({ values }) => values.every((n) => n === null || document.numbers[n]!.unit === 'percent'));
  const series = picture.series.map(({ name, values }) => ({ name: name[language], labels: names, values: values.map(valueAt) }));
  const decimals = picture.series.flatMap(({ values }) => values).reduce<number>((most, n) => Math.max(most, n === null ? 0 : document.numbers[n]!.decimals), 0);
  const format = `${decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`}${isPercent ? '"%"' : ''}`;
  const shared = {
    ...place, altText: picture.title[language], showTitle: false, chartColors: shades.slice(0, Math.max(1, series.length)), showLegend: series.length > 1, legendPos: 'b' as const, legendFontFace: font, legendFontSize: 11,
    catAxisLabelFontFace: font, catAxisLabelFontSize: names.length > mostLying ? 9 : 10, valAxisLabelFontFace: font, valAxisLabelFontSize: 10, valAxisLabelFormatCode: format, dataLabelFormatCode: format, dataLabelFontFace: font, dataLabelFontSize: 9, valGridLine: { color: colours.pale, size: 0.5 }, valAxisLineShow: false,
  };
  switch (picture.kind) {
    case 'bars': {
      const slot = (72 * plotted * place.w) / names.length;
      // Upright where each name has its room, and the hours of a day; the figures too, or none.
      const isUpright = names.length > mostLying || names.every((name) => textWidth(name, 10) < slot);
      const label = Math.max(...series.flatMap(({ values }) => values.map((value) => textWidth(value === null ? '' : value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) + (isPercent ? '%' : ''), 9))));
      const hasRoom = label * series.length < slot * 0.85;
      if (isUpright && (hasRoom || names.length > mostLying)) return slide.addChart(deck.ChartType.bar, series, { ...shared, barDir: 'col', barGapWidthPct: 50, showValue: hasRoom });
      return slide.addChart(deck.ChartType.bar, series, { ...shared, barDir: 'bar', catAxisOrientation: topDown, valAxisHidden: true, valGridLine: { style: 'none' }, barGapWidthPct: 50, showValue: true });
    }
    case 'lines':
      return slide.addChart(deck.ChartType.line, series, { ...shared, lineSize: 2, lineDataSymbol: 'none', catAxisLabelRotate: hardlyTurned, catAxisLabelFrequency: String(Math.ceil(names.length / mostNamedDays)) });
    case 'shares':
      return slide.addChart(deck.ChartType.bar, series, { ...shared, barDir: 'bar', barGrouping: 'percentStacked', chartColors: paleShades.slice(0, Math.max(1, series.length)), catAxisOrientation: topDown, barGapWidthPct: 40, dataLabelFontSize: 11, showValue: true, valAxisHidden: true, valGridLine: { style: 'none' } });
    case 'points': {
      const [across, upwards] = picture.series as [Picture['series'][number], Picture['series'][number]];
      const marks = [{ name: across.name[language], values: across.values.map(valueAt) }, { name: upwards.name[language], values: upwards.values.map(valueAt), labels: names }];
      const title = { titleFontSize: 11, color: colours.quiet };
      return slide.addChart(deck.ChartType.scatter, marks, {
        ...shared, showLegend: false, lineSize: 0, lineDataSymbolSize: 8, showLabel: true, dataLabelFormatScatter: 'custom', dataLabelPosition: 'r',
        showCatAxisTitle: true, catAxisTitle: across.name[language], catAxisTitleFontFace: font, catAxisTitleFontSize: title.titleFontSize, catAxisTitleColor: title.color,
        showValAxisTitle: true, valAxisTitle: upwards.name[language], valAxisTitleFontFace: font, valAxisTitleFontSize: title.titleFontSize, valAxisTitleColor: title.color,
      });
    }
  }
}
