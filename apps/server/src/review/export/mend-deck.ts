/** What the library of slides leaves undone: offices are stricter than it, and know fonts for Chinese letters of their own. */

import { textWidth } from '@huiyin/domain/review/draw-picture.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const chineseFont = 'Microsoft YaHei';

export function mendDeck(deck: Uint8Array): Uint8Array {
  const files = unzipSync(deck);
  for (const [name, content] of Object.entries(files)) {
    if (!name.endsWith('.xml')) continue;
    const mended = name.startsWith('ppt/charts/') ? mendChart(strFromU8(content)) : mendFonts(strFromU8(content));
    files[name] = strToU8(mended);
  }
  return zipSync(files, { level: 6 });
}

/** Chinese letters within English words, and those nobody set a font for. */
function mendFonts(xml: string): string {
  return xml.replace(/<a:ea typeface="(?:Calibri)?"/g, `<a:ea typeface="${chineseFont}"`);
}

function mendChart(xml: string): string {
  return placeLabels(xml)
    // The schema wants them in this order.
    .replace(/(<c:noMultiLvlLbl[^>]*\/>)\s*(<c:tickLblSkip[^>]*\/>)/g, '$2$1')
    .replace(/<a:latin typeface="([^"]+)"\/>/g, `<a:latin typeface="$1"/><a:ea typeface="${chineseFont}"/>`)
    // A gap is a point that is not there.
    .replace(/<c:pt idx="\d+">\s*<c:v><\/c:v>\s*<\/c:pt>/g, '')
    .replace(/<c:dLbl>.*?<\/c:dLbl>/gs, (label) => label
      // The schema knows leader lines of all labels, not of one.
      .replace(/<c:showLeaderLines[^>]*\/>/g, '')
      // A label that shows nothing is not shown, whatever its text.
      .replace('<c:showVal val="0"/>', '<c:showVal val="1"/>'));
}

/** Sides of a mark where its name may stand, the usual one first. */
const sides = ['r', 't', 'b', 'l'] as const;
type Side = (typeof sides)[number];

/** Names of marks that lie close to each other stand on different sides of them, as far as there are sides. */
function placeLabels(xml: string): string {
  const labels = [...xml.matchAll(/<c:dLbl>.*?<\/c:dLbl>/gs)].map(([label]) => /<a:t>([^<]*)<\/a:t>/.exec(label)?.[1] ?? '');
  const valuesIn = (tag: string) => [...(new RegExp(`<c:${tag}>.*?</c:${tag}>`, 's').exec(xml)?.[0] ?? '').matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value));
  const [across, upwards] = [valuesIn('xVal'), valuesIn('yVal')];
  if (labels.length === 0 || across.length < labels.length || upwards.length < labels.length) return xml;
  const taken: Box[] = labels.map((_, index) => ({ left: xAt(index) - 5, right: xAt(index) + 5, top: yAt(index) - 5, bottom: yAt(index) + 5 }));
  const chosen = labels.map((label, index) => {
    const boxes = sides.map((side) => ({ side, box: boxAt(side, xAt(index), yAt(index), textWidth(label, 9)) }));
    const clashes = ({ box }: { readonly box: Box }) => taken.filter((other, at) => at !== index && overlap(box, other)).length;
    const best = boxes.reduce((one, other) => (clashes(other) < clashes(one) ? other : one));
    taken.push(best.box);
    return best.side;
  });
  let at = 0;
  return xml.replace(/<c:dLbl>.*?<\/c:dLbl>/gs, (label) => label.replace(/<c:dLblPos val="[^"]*"\/>/, `<c:dLblPos val="${chosen[at++]!}"/>`));

  function xAt(index: number): number {
    return part(across, index) * plot.width;
  }
  function yAt(index: number): number {
    return (1 - part(upwards, index)) * plot.height;
  }
}

/** Points of a chart across a slide; close enough to tell what lies close. */
const plot = { width: 760, height: 300 };

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function part(values: readonly number[], index: number): number {
  const [least, most] = [Math.min(0, ...values), Math.max(...values)];
  return most === least ? 0 : (values[index]! - least) / (most - least);
}

function boxAt(side: Side, x: number, y: number, width: number): Box {
  switch (side) {
    case 'r':
      return { left: x + 6, right: x + 6 + width, top: y - 6, bottom: y + 6 };
    case 'l':
      return { left: x - 6 - width, right: x - 6, top: y - 6, bottom: y + 6 };
    case 't':
      return { left: x - width / 2, right: x + width / 2, top: y - 18, bottom: y - 6 };
    case 'b':
      return { left: x - width / 2, right: x + width / 2, top: y + 6, bottom: y + 18 };
  }
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
