/** A picture of numbers. Whoever cannot see or point at it is given the same as a table beside it, by whoever draws it. */

import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import styles from './chart.module.css';

export interface Picked {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** What it shows, in a sentence. */
  readonly label: string;
  readonly height: number;
  readonly onPick?: (picked: Picked) => void;
}

export function Chart({ option, label, height, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef({ option, onPick });
  latest.current = { option, onPick };

  useEffect(() => {
    const element = place.current!;
    let gone = false;
    const resized = new ResizeObserver(() => chart.current?.resize());
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      // Twice the pixels, so that print and exported pictures are sharp.
      chart.current = init(element, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, window.devicePixelRatio) });
      chart.current.setOption({ ...base(), ...latest.current.option });
      chart.current.on('click', ({ seriesIndex, dataIndex }) => latest.current.onPick?.({ seriesIndex: seriesIndex ?? 0, dataIndex }));
      resized.observe(element);
    });
    return () => {
      gone = true;
      resized.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => void chart.current?.setOption({ ...base(), ...option }, { notMerge: true }), [option]);

  return <div ref={place} className={styles.chart} role="img" aria-label={label} style={{ height }} data-pick={onPick !== undefined} />;
}

/** Told apart without colour too: patterns on areas, shapes and strokes on lines. */
export const colours = ['#0e7a6b', '#3a62b8', '#c26a00', '#8a4fa3', '#c8372d', '#5b8c2a', '#2d8fa8', '#7b8494'] as const;
/** For areas that lie against each other: dark and light by turns, so that they part on grey paper too. */
export const areaColours = ['#0e7a6b', '#a9cdf2', '#b35f00', '#e3d3f1', '#8f2a20', '#d3e7ae', '#2a5788', '#d9dce3'] as const;
export const symbols = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect', 'emptyCircle'] as const;
export const strokes = ['solid', 'dashed', 'dotted', 'solid', 'dashed', 'dotted', 'solid', 'dashed'] as const;
export const ink = { text: '#1d2433', quiet: '#4e5768', faint: '#646d7d', line: '#e6e8ec', worse: '#c26a00', plain: '#0e7a6b', before: '#8a92a1' } as const;

function base(): EChartsCoreOption {
  return {
    color: [...colours],
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 250,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink.quiet },
  };
}

/** What a tooltip says. Built of nodes: names are anybody's words and must never become markup. */
export function tip(title: string, rows: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const box = document.createElement('div');
  const add = (parent: HTMLElement, tag: string, text: string) => parent.appendChild(Object.assign(document.createElement(tag), { textContent: text }));
  box.className = styles.tip!;
  add(box, 'b', title);
  for (const [name, value] of rows) {
    const row = box.appendChild(document.createElement('div'));
    add(row, 'span', name);
    add(row, 'span', value);
  }
  return box;
}
