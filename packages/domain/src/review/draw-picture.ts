/** A picture of a review as SVG: the same on the page and on paper, and told apart without colour. Every text is escaped here. */

import type { Picture, ReviewNumber } from './document.schema.ts';
import { digits, formatNumber, type Language } from './format-number.ts';

const ink = '#1f2933';
const quiet = '#5f6c7b';
const rule = '#d9dee5';
/** Dark to light, so that a copier keeps them apart. */
const shades = ['#16436e', '#9fc0dd', '#4f86b5', '#d3e1ee', '#2f659a', '#bdd2e6'];
const chineseFonts = "'Noto Sans Hans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
/** A Chinese font sets English quotation marks as wide as a Chinese letter. */
const fonts: Readonly<Record<Language, string>> = { zh: chineseFonts, en: `'Helvetica Neue',Arial,'Liberation Sans',${chineseFonts}` };

/** On paper and on wide screens. */
export const pictureWidth = 640;

interface Canvas {
  readonly numbers: readonly ReviewNumber[];
  readonly language: Language;
  /** Of the drawing; letters keep their size. */
  readonly width?: number;
}

type Sized = Required<Canvas>;

export interface Drawing {
  readonly svg: string;
  readonly height: number;
}

export function drawPicture(picture: Picture, wish: Canvas): Drawing {
  const canvas = { width: pictureWidth, ...wish };
  const { body, height } = draw(picture, canvas);
  const title = picture.title[canvas.language];
  return {
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${canvas.width} ${height}" width="${canvas.width}" height="${height}" role="img" aria-label="${escape(title)}" font-family="${fonts[canvas.language]}" font-size="12" fill="${ink}">${body}</svg>`,
  };
}

function draw(picture: Picture, canvas: Sized): { readonly body: string; readonly height: number } {
  switch (picture.kind) {
    case 'bars':
      return areShort(picture, canvas) ? columns(picture, canvas) : lying(picture, canvas);
    case 'lines':
      return lines(picture, canvas);
    case 'shares':
      return segments(picture, canvas);
    case 'points':
      return marks(picture, canvas);
    case 'matrix':
      return matrix(picture, canvas);
  }
}

/** Hours and the like: many, and each name short. */
function areShort({ categories }: Picture, { language }: Sized): boolean {
  return categories.length > 6 && categories.every((name) => textWidth(name[language], 12) <= 34);
}

function valueAt({ numbers }: Sized, place: number | null): number | null {
  return place === null ? null : numbers[place]!.value;
}

function labelAt({ numbers, language }: Sized, place: number | null): string {
  return place === null ? '' : formatNumber(numbers[place]!, language);
}

/** Bars lying under their names. */
function lying(picture: Picture, canvas: Sized) {
  const { categories, series } = picture;
  const barHeight = series.length > 1 ? 11 : 15;
  const rowHeight = series.length * barHeight + 12;
  const left = Math.min(canvas.width * 0.36, Math.max(...categories.map((name) => textWidth(name[canvas.language], 12)), 40) + 18);
  const right = 78;
  const most = Math.max(...series.flatMap(({ values }) => values.map((place) => Math.max(0, valueAt(canvas, place) ?? 0))), 0) || 1;
  const top = series.length > 1 ? 26 : 6;
  const rows = categories.map((name, row) => {
    const y = top + row * rowHeight;
    const bars = series.map(({ values }, index) => {
      const place = values[row] ?? null;
      const value = valueAt(canvas, place);
      if (value === null) return text(left + 4, y + index * barHeight + barHeight - 2, '—', { fill: quiet, size: 10 });
      const width = Math.max(1, (Math.max(0, value) / most) * (canvas.width - left - right));
      return rect(left, y + index * barHeight, width, barHeight - 2, shades[index % shades.length]!) + text(left + width + 5, y + index * barHeight + barHeight - 3, labelAt(canvas, place), { size: 10.5, fill: index === 0 ? ink : quiet });
    });
    return text(left - 8, y + (series.length * barHeight) / 2 + 4, cut(name[canvas.language], left - 10, 12), { anchor: 'end' }) + bars.join('');
  });
  return { body: (series.length > 1 ? legend(picture, canvas, left) : '') + rows.join(''), height: top + categories.length * rowHeight + 2 };
}

function columns(picture: Picture, canvas: Sized) {
  const { categories, series } = picture;
  const [left, right, top, bottom] = [44, 8, 28, 190];
  const scale = scaleOf(picture, canvas);
  const slot = (canvas.width - left - right) / categories.length;
  const width = Math.max(2, (slot * 0.7) / series.length);
  const y = (value: number) => bottom - (value / scale.most) * (bottom - top);
  const bars = categories.map((name, at) => {
    const x = left + at * slot + (slot - width * series.length) / 2;
    return series.map(({ values }, index) => {
      const value = valueAt(canvas, values[at] ?? null);
      return value === null ? '' : rect(x + index * width, y(Math.max(0, value)), width - 1, Math.max(0.5, bottom - y(Math.max(0, value))), shades[index % shades.length]!);
    }).join('') + (at % Math.ceil(38 / slot) === 0 ? text(left + at * slot + slot / 2, bottom + 15, name[canvas.language], { anchor: 'middle', size: 10, fill: quiet }) : '');
  });
  return { body: grid(scale, canvas.width, left, right, y) + bars.join('') + (series.length > 1 ? legend(picture, canvas, left) : ''), height: bottom + 24 };
}

function lines(picture: Picture, canvas: Sized) {
  const { categories, series } = picture;
  const [left, right, top, bottom] = [48, 16, series.length > 1 ? 28 : 22, 190];
  const scale = scaleOf(picture, canvas);
  const x = (at: number) => left + (at * (canvas.width - left - right)) / Math.max(1, categories.length - 1);
  const y = (value: number) => bottom - (value / scale.most) * (bottom - top);
  const every = Math.ceil((categories.length * 70) / canvas.width);
  const names = categories.map((name, at) => (at % every === 0 ? text(x(at), bottom + 15, name[canvas.language], { anchor: 'middle', size: 10, fill: quiet }) : ''));
  const curves = series.map(({ values }, index) => {
    const points = values.map((place, at) => ({ at, value: valueAt(canvas, place), place })).filter((point): point is { at: number; value: number; place: number } => point.value !== null);
    const peak = points.reduce<(typeof points)[number] | null>((best, point) => (best === null || point.value > best.value ? point : best), null);
    const path = points.map(({ at, value }, order) => `${order === 0 || points[order - 1]!.at !== at - 1 ? 'M' : 'L'}${round(x(at))} ${round(y(value))}`).join('');
    const lone = points.length === 1 ? `<circle cx="${round(x(points[0]!.at))}" cy="${round(y(points[0]!.value))}" r="2.5" fill="${shades[0]}"/>` : '';
    const mark = peak === null ? '' : `<circle cx="${round(x(peak.at))}" cy="${round(y(peak.value))}" r="3.2" fill="#fff" stroke="${shades[0]}" stroke-width="1.8"/>` + text(Math.min(Math.max(x(peak.at), left + 24), canvas.width - 30), y(peak.value) - 8, labelAt(canvas, peak.place), { anchor: 'middle', size: 11, weight: 600 });
    return `<path d="${path}" fill="none" stroke="${shades[0]}" stroke-width="1.8" stroke-linejoin="round"${index > 0 ? ' stroke-dasharray="5 3"' : ''}/>${lone}${mark}`;
  });
  return { body: grid(scale, canvas.width, left, right, y) + names.join('') + curves.join('') + (series.length > 1 ? legend(picture, canvas, left) : ''), height: bottom + 24 };
}

/** One bar for each category, cut into the series. */
function segments(picture: Picture, canvas: Sized) {
  const { categories, series } = picture;
  const left = Math.max(...categories.map((name) => textWidth(name[canvas.language], 12))) + 14;
  const [top, barHeight, gap] = [28, 30, 12];
  const rows = categories.map((name, row) => {
    const y = top + row * (barHeight + gap);
    const whole = series.reduce((sum, { values }) => sum + (valueAt(canvas, values[row] ?? null) ?? 0), 0) || 1;
    let x = left;
    const parts = series.map(({ values }, index) => {
      const place = values[row] ?? null;
      const width = ((valueAt(canvas, place) ?? 0) / whole) * (canvas.width - left - 8);
      const at = x;
      x += width;
      const label = labelAt(canvas, place);
      return rect(at, y, Math.max(0, width - 1.5), barHeight, shades[index % shades.length]!) + (width > textWidth(label, 12) + 8 ? text(at + width / 2, y + 19.5, label, { anchor: 'middle', fill: index % 2 === 0 ? '#ffffff' : ink, weight: 600 }) : '');
    });
    return text(left - 8, y + 19.5, name[canvas.language], { anchor: 'end' }) + parts.join('');
  });
  return { body: legend(picture, canvas, left) + rows.join(''), height: top + categories.length * (barHeight + gap) };
}

/** Frequency across, severity upwards; the dashed lines are the middles. */
function marks({ categories, series: [across, upwards] }: Picture, canvas: Sized) {
  const [left, right, top, bottom] = [56, 24, 20, 290];
  const all = categories.map((name, at) => ({ name: name[canvas.language], x: valueAt(canvas, across!.values[at] ?? null) ?? 0, y: valueAt(canvas, upwards!.values[at] ?? null) ?? 0 }));
  const [mostX, mostY] = [niceMost(Math.max(...all.map((mark) => mark.x))), niceMost(Math.max(...all.map((mark) => mark.y)))];
  const x = (value: number) => left + (value / mostX) * (canvas.width - left - right);
  const y = (value: number) => bottom - (value / mostY) * (bottom - top);
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  const dots = all.map(({ name, ...mark }) => {
    const [cx, cy] = [x(mark.x), y(mark.y)];
    const width = textWidth(name, 10.5);
    const isLeft = cx + width + 10 > canvas.width;
    const box = { x: isLeft ? cx - width - 7 : cx + 7, y: cy + 3.5, width };
    // A label that would lie on another is left out: its mark stays, and the table beside has its name.
    const isFree = taken.every((other) => Math.abs(other.y - box.y) > 11 || other.x > box.x + box.width || box.x > other.x + other.width);
    if (isFree) taken.push(box);
    return `<circle cx="${round(cx)}" cy="${round(cy)}" r="4.5" fill="${shades[2]}" stroke="#fff"/>` + (isFree ? text(box.x, box.y, name, { size: 10.5 }) : '');
  });
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const dash = (x1: number, y1: number, x2: number, y2: number) => `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="${quiet}" stroke-dasharray="3 4" stroke-width="0.8" fill="none"/>`;
  const unit = (place: number | null | undefined) => (place === null || place === undefined ? '' : canvas.numbers[place]!.unit === 'percent' ? '%' : '');
  const [unitX, unitY] = [unit(across!.values[0]), unit(upwards!.values[0])];
  const body =
    `<path d="M${left} ${top}V${bottom}H${canvas.width - right}" stroke="${quiet}" fill="none"/>` +
    dash(x(middle(all.map((mark) => mark.x))), top, x(middle(all.map((mark) => mark.x))), bottom) + dash(left, y(middle(all.map((mark) => mark.y))), canvas.width - right, y(middle(all.map((mark) => mark.y)))) +
    text(left - 6, bottom + 4, '0', { anchor: 'end', size: 10, fill: quiet }) + text(left - 6, top + 4, `${short(mostY)}${unitY}`, { anchor: 'end', size: 10, fill: quiet }) + text(canvas.width - right, bottom + 16, `${short(mostX)}${unitX}`, { anchor: 'end', size: 10, fill: quiet }) +
    text(canvas.width - right - 44, bottom + 16, `${across!.name[canvas.language]} →`, { anchor: 'end', size: 11, fill: quiet }) + text(left + 6, top - 6, `↑ ${upwards!.name[canvas.language]}`, { size: 11, fill: quiet }) + dots.join('');
  return { body, height: bottom + 24 };
}

const corners = {
  first: { zh: '先做', en: 'Do first' }, plan: { zh: '立项规划', en: 'Plan' }, aside: { zh: '顺手做', en: 'On the side' }, later: { zh: '暂缓', en: 'Later' },
} as const;
const effortsSaid = { small: { zh: '投入小', en: 'Small effort' }, medium: { zh: '中', en: 'Medium' }, large: { zh: '大', en: 'Large' } } as const;
const lineHeight = 15;

/**
 * Effect upwards, effort across, two by two: small efforts on the left, and above the line what touches at least a quarter of what the
 * greatest does. Names are too long to stand at their marks: these are numbered, and named beside, or below where it is narrow.
 */
function matrix({ categories, series: [effect], efforts = [] }: Picture, canvas: Sized) {
  const { language } = canvas;
  const isNarrow = canvas.width < 480;
  const [left, top, bottom] = [26, 20, 286];
  const right = isNarrow ? canvas.width - 8 : canvas.width * 0.54;
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const values = categories.map((_, at) => valueAt(canvas, effect!.values[at] ?? null) ?? 0);
  const most = Math.max(...values, 1);
  // A quarter of the greatest lies on the line.
  const y = (value: number) => bottom - Math.sqrt(Math.max(0, value) / most) * (bottom - top - 26);
  const across = { small: left + (middleX - left) / 2, medium: middleX + (right - middleX) * 0.3, large: middleX + (right - middleX) * 0.78 };
  const taken: { readonly x: number; readonly y: number }[] = [];
  const marksDrawn = values.map((value, at) => {
    const [home, cy] = [across[efforts[at] ?? 'medium'], y(value)];
    // Those that would lie on each other stand beside each other.
    const cx = [0, 1, -1, 2, -2, 3, -3].map((aside) => home + aside * 24).find((x) => taken.every((other) => Math.abs(other.x - x) > 22 || Math.abs(other.y - cy) > 22)) ?? home;
    taken.push({ x: cx, y: cy });
    return `<circle cx="${round(cx)}" cy="${round(cy)}" r="10.5" fill="${shades[0]}" stroke="#fff"/>` + text(cx, cy + 4, String(at + 1), { anchor: 'middle', size: 11, weight: 600, fill: '#ffffff' });
  });
  const corner = (key: keyof typeof corners, x: number, atY: number, anchor?: 'end') => text(x, atY, corners[key][language], { ...(anchor && { anchor }), size: 12, weight: 600, fill: quiet });
  const [listX, listTop] = isNarrow ? [8, bottom + 44] : [right + 18, top + 10];
  const rows: string[] = [];
  let at = listTop;
  for (const [index, name] of categories.entries()) {
    const lines = wrapped(`${name[language]} · ${labelAt(canvas, effect!.values[index] ?? null)}`, canvas.width - listX - 26, 11);
    rows.push(text(listX + 14, at, String(index + 1), { anchor: 'end', size: 11, weight: 600 }) + lines.map((line, nth) => text(listX + 20, at + nth * lineHeight, line, { size: 11 })).join(''));
    at += lines.length * lineHeight + 5;
  }
  const body =
    rect(left, top, middleX - left, middleY - top, '#eef3f8') +
    `<path d="M${left} ${top}H${round(right)}V${bottom}H${left}Z" fill="none" stroke="${rule}"/><path d="M${round(middleX)} ${top}V${bottom}M${left} ${round(middleY)}H${round(right)}" stroke="${quiet}" stroke-width="0.8" fill="none"/>` +
    corner('first', left + 8, top + 16) + corner('plan', right - 8, top + 16, 'end') + corner('aside', left + 8, bottom - 8) + corner('later', right - 8, bottom - 8, 'end') +
    text(left, top - 7, `↑ ${effect!.name[language]}`, { size: 11, fill: quiet }) + Object.entries(across).map(([key, x]) => text(x, bottom + 16, effortsSaid[key as keyof typeof effortsSaid][language], { anchor: 'middle', size: 10.5, fill: quiet })).join('') +
    marksDrawn.join('') + rows.join('');
  return { body, height: Math.max(bottom + 24, at) };
}

interface Scale {
  readonly most: number;
  readonly step: number;
}

function scaleOf({ series }: Picture, canvas: Sized): Scale {
  const most = niceMost(Math.max(...series.flatMap(({ values }) => values.map((place) => valueAt(canvas, place) ?? 0)), 0));
  return { most, step: most / 4 };
}

function niceMost(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].map((factor) => factor * power).find((nice) => nice >= value * 1.0001) ?? 10 * power;
}

function grid({ most, step }: Scale, width: number, left: number, right: number, y: (value: number) => number): string {
  return [0, 1, 2, 3, 4].map((count) => {
    const value = Math.min(most, count * step);
    return `<path d="M${left} ${round(y(value))}H${width - right}" stroke="${count === 0 ? quiet : rule}" stroke-width="0.8" fill="none"/>` + text(left - 6, y(value) + 3.5, short(value), { anchor: 'end', size: 10, fill: quiet });
  }).join('');
}

function short(value: number): string {
  return digits(value, Number.isInteger(value) ? 0 : value < 1 ? 2 : 1);
}

function legend({ series }: Picture, { language }: Canvas, left: number): string {
  let x = left;
  return series.map(({ name }, index) => {
    const at = x;
    x += textWidth(name[language], 11) + 34;
    return rect(at, 4, 10, 10, shades[index % shades.length]!) + text(at + 15, 13, name[language], { size: 11, fill: quiet });
  }).join('');
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"/>`;
}

function text(x: number, y: number, content: string, { anchor, size, fill, weight }: { readonly anchor?: 'middle' | 'end'; readonly size?: number; readonly fill?: string; readonly weight?: number } = {}): string {
  return `<text x="${round(x)}" y="${round(y)}"${anchor ? ` text-anchor="${anchor}"` : ''}${size ? ` font-size="${size}"` : ''}${fill ? ` fill="${fill}"` : ''}${weight ? ` font-weight="${weight}"` : ''}>${escape(content)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Of a Han character the size, of others about half of it; among Han characters quotation marks and dashes are as wide as they. */
export function textWidth(content: string, size: number): number {
  const wide = /[\u2e80-\u9fff]/.test(content) ? /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]/ : /[\uf900-\ufaff\uff00-\uffef]/;
  let width = 0;
  for (const letter of content) width += wide.test(letter) ? size : size * 0.56;
  return width;
}

function cut(content: string, width: number, size: number): string {
  if (textWidth(content, size) <= width) return content;
  let kept = '';
  for (const letter of content) {
    if (textWidth(`${kept}${letter}…`, size) > width) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** At spaces where there are any, else at any letter. */
function wrapped(content: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of content.match(/[\u2e80-\u9fff\uf900-\uffef]|[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\s+/g) ?? []) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

function escape(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
