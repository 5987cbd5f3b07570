/** Places the steps of a flow in five lanes, one a stage, and finds the ways of the exits between them. */

import { archive, type FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { type Stage, stageIndex, stages } from '@huiyin/domain/flow/stage.ts';
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';

export const stepSize = { width: 196, height: 84 } as const;
const archiveSize = { width: 76, height: 44 } as const;
const headHeight = 44;
const lanePadding = 28;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Lane {
  readonly stage: Stage;
  readonly x: number;
  readonly width: number;
}

export interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'exit' | 'exception';
  /** Of the exit or the exception plan. */
  readonly key: string;
}

export interface Layout {
  readonly places: ReadonlyMap<string, Point>;
  readonly lanes: readonly Lane[];
  readonly height: number;
  readonly ways: readonly (Way & { readonly points: readonly Point[]; readonly label: Point | null })[];
}

/** `label`: how wide the words of a way are, so that the layout leaves room for them. */
export async function layoutFlow(document: FlowDocument, label: (way: Way) => string, withExceptions: boolean): Promise<Layout> {
  const keys = new Set(document.steps.map((step) => step.key));
  const ways = waysOf(document, withExceptions).filter((way) => keys.has(way.to) || way.to === archive);
  const empty = stages.filter((stage) => !document.steps.some((step) => step.stage === stage));
  const graph: ElkNode = {
    id: 'flow',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.partitioning.activate': 'true',
      'elk.separateConnectedComponents': 'false',
      'elk.spacing.nodeNode': '34',
      'elk.spacing.edgeNode': '20',
      'elk.spacing.edgeEdge': '14',
      'elk.spacing.edgeLabel': '3',
      // Beside the step they leave: in the middle they would take a layer of their own, and the picture twice the width.
      'elk.edgeLabels.placement': 'TAIL',
      'elk.layered.spacing.nodeNodeBetweenLayers': '40',
      'elk.layered.spacing.edgeNodeBetweenLayers': '20',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: [
      ...document.steps.map((step) => child(step.key, stepSize, stageIndex(step.stage))),
      ...empty.map((stage) => child(`empty:${stage}`, stepSize, stageIndex(stage))),
      child(archive, archiveSize, stages.length),
    ],
    edges: ways.map((way) => ({ id: way.id, sources: [way.from], targets: [way.to], labels: [{ text: label(way), layoutOptions: { 'elk.edgeLabels.placement': 'TAIL' }, width: widthOf(label(way)), height: 18 }] })),
  };
  const placed = await new ELK().layout(graph);
  const shift = { x: lanePadding, y: headHeight + 20 };
  const places = new Map((placed.children ?? []).map((node) => [node.id, moved({ x: node.x!, y: node.y! }, shift)] as const));
  const byId = new Map((placed.edges ?? []).map((edge) => [edge.id, edge as ElkExtendedEdge] as const));
  return {
    places,
    lanes: lanesOf(document, places, empty),
    height: (placed.height ?? 0) + headHeight + 40,
    ways: ways.map((way) => {
      const edge = byId.get(way.id);
      const section = edge?.sections?.[0];
      const text = edge?.labels?.[0];
      return {
        ...way,
        points: section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map((point) => moved(point, shift)) : [],
        label: text?.x === undefined || text.y === undefined ? null : moved({ x: text.x + text.width! / 2, y: text.y + text.height! / 2 }, shift),
      };
    }),
  };
}

export function waysOf(document: FlowDocument, withExceptions: boolean): readonly Way[] {
  return document.steps.flatMap((step) => [
    ...step.exits.map((exit, at): Way => ({ id: `${step.key}/exit/${exit.key}/${at}`, from: step.key, to: exit.to, kind: 'exit', key: exit.key })),
    ...(withExceptions ? step.exceptions.flatMap((plan, at): Way[] => (plan.to === null ? [] : [{ id: `${step.key}/exception/${plan.key}/${at}`, from: step.key, to: plan.to, kind: 'exception', key: plan.key }])) : []),
  ]);
}

function child(id: string, size: { readonly width: number; readonly height: number }, partition: number): ElkNode {
  return { id, ...size, layoutOptions: { 'elk.partitioning.partition': String(partition) } };
}

/** Lanes touch: the border lies half-way between the last step of one stage and the first of the next. */
function lanesOf(document: FlowDocument, places: ReadonlyMap<string, Point>, empty: readonly Stage[]): readonly Lane[] {
  const spans = stages.map((stage) => {
    const xs = [...document.steps.filter((step) => step.stage === stage).map((step) => step.key), ...(empty.includes(stage) ? [`empty:${stage}`] : [])].map((key) => places.get(key)!.x);
    return { stage, from: Math.min(...xs), to: Math.max(...xs) + stepSize.width };
  });
  const borders = spans.slice(1).map((span, index) => (spans[index]!.to + span.from) / 2);
  return spans.map(({ stage, from, to }, index) => {
    const x = borders[index - 1] ?? from - lanePadding;
    return { stage, x, width: (borders[index] ?? to + lanePadding) - x };
  });
}

/** Ideographs are as wide as the type is high, other letters little more than half of it. */
export function widthOf(text: string): number {
  let width = 14;
  for (const letter of text) width += /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(letter) ? 12 : 6.6;
  return Math.ceil(width);
}

function moved(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y };
}
