/** A flow drawn as a graph: five lanes from left to right, steps as cards, exits as labelled ways. */

import { archive, type FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { stages } from '@huiyin/domain/flow/stage.ts';
import { Background, BackgroundVariant, Controls, type Edge, MiniMap, type Node, ReactFlow, type ReactFlowInstance, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Spin } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { ErrorState } from '../../ui/states.tsx';
import { type Layout, layoutFlow, stepSize, type Way } from './layout-flow.ts';
import styles from './flow-graph.module.css';
import { ArchiveNode, LaneNode, StepNode } from './nodes.tsx';
import { WayEdge } from './way-edge.tsx';

export type Difference = 'added' | 'removed' | 'changed';

interface FlowGraphProps {
  readonly document: FlowDocument;
  readonly chosen: string | null;
  readonly onChoose: (stepKey: string) => void;
  readonly withExceptions?: boolean;
  /** How many problems a step has. */
  readonly problems?: ReadonlyMap<string, number>;
  /** For comparisons: how steps (`key`) and exits (`step/key`) differ. */
  readonly differences?: ReadonlyMap<string, Difference>;
}

const readableZoom = 0.68;
const nodeTypes = { lane: LaneNode, step: StepNode, archive: ArchiveNode };
const edgeTypes = { way: WayEdge };

export function FlowGraph(props: FlowGraphProps) {
  return <ReactFlowProvider><Graph {...props} /></ReactFlowProvider>;
}

function Graph({ document, chosen, onChoose, withExceptions = false, problems, differences }: FlowGraphProps) {
  const { t, i18n } = useTranslation('flow');
  const [layout, setLayout] = useState<{ readonly of: FlowDocument; readonly drawn: Layout } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const labels = useMemo(() => new Map(document.steps.flatMap((step) => [
    ...step.exits.map((exit) => [`${step.key}/exit/${exit.key}`, inWords(exit.label)] as const),
    ...step.exceptions.map((plan) => [`${step.key}/exception/${plan.key}`, inWords(plan.name)] as const),
  ])), [document, i18n.language]);

  useEffect(() => {
    let late = false;
    setFailure(null);
    layoutFlow(document, (way) => shorten(labels.get(`${way.from}/${way.kind}/${way.key}`) ?? ''), withExceptions).then(
      (drawn) => !late && setLayout({ of: document, drawn }),
      (error: unknown) => !late && setFailure(error),
    );
    return () => {
      late = true;
    };
  }, [document, labels, withExceptions]);

  const nodes = useMemo(() => (layout ? nodesOf(layout.of, layout.drawn, { chosen, onChoose, problems, differences }) : []), [layout, chosen, onChoose, problems, differences]);
  const edges = useMemo(() => (layout ? edgesOf(layout.of, layout.drawn, labels, { chosen, differences }) : []), [layout, labels, chosen, differences]);

  if (failure !== null) return <ErrorState error={failure} />;
  if (!layout) return <div className={styles.waiting}><Spin /></div>;
  return (
    <ReactFlow
      className={styles.graph ?? ''}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      onInit={(flow) => void showReadably(flow, layout.drawn.height)}
      minZoom={0.15}
      maxZoom={1.6}
      panOnScroll
      proOptions={{ hideAttribution: true }}
      aria-label={t('graph.label', { name: inWords(document.name) })}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="#dfe3e8" />
      <MiniMap pannable zoomable className={styles.map ?? ''} nodeColor={(node) => (node.type === 'lane' ? '#eef1f4' : '#b9c2cd')} nodeBorderRadius={12} />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

/** The whole picture where it can be read; otherwise its beginning, at a size that can. */
async function showReadably(flow: ReactFlowInstance, height: number): Promise<void> {
  await flow.fitView({ padding: 0.04, maxZoom: 1 });
  if (flow.getZoom() >= readableZoom) return;
  const pane = document.querySelector(`.${styles.graph}`)?.clientHeight ?? height;
  await flow.setViewport({ x: 16, y: Math.max(8, (pane - height * readableZoom) / 2), zoom: readableZoom });
}

interface NodeFacts {
  readonly chosen: string | null;
  readonly onChoose: (stepKey: string) => void;
  readonly problems: ReadonlyMap<string, number> | undefined;
  readonly differences: ReadonlyMap<string, Difference> | undefined;
}

function nodesOf(document: FlowDocument, { places, lanes, height }: Layout, facts: NodeFacts): Node[] {
  const end = places.get(archive)!;
  return [
    ...lanes.map((lane, index): Node => ({
      id: `lane:${lane.stage}`, type: 'lane', position: { x: lane.x, y: 0 }, width: lane.width, height,
      data: { stage: lane.stage, number: stages.indexOf(lane.stage) + 1, even: index % 2 === 0 }, selectable: false, zIndex: -1,
    })),
    ...document.steps.filter((step, index) => document.steps.findIndex((other) => other.key === step.key) === index).map((step): Node => ({
      id: step.key, type: 'step', position: places.get(step.key)!, ...stepSize,
      data: { step, start: document.start === step.key, chosen: facts.chosen === step.key, onChoose: facts.onChoose, problems: facts.problems?.get(step.key) ?? 0, difference: facts.differences?.get(step.key) },
    })),
    { id: archive, type: 'archive', position: end, width: 76, height: 44, data: {} },
  ];
}

function edgesOf(document: FlowDocument, { ways }: Layout, labels: ReadonlyMap<string, string>, facts: Pick<NodeFacts, 'chosen' | 'differences'>): Edge[] {
  const steps = new Map(document.steps.map((step) => [step.key, step] as const));
  return ways.map((way): Edge => {
    const exit = way.kind === 'exit' ? steps.get(way.from)?.exits.find((each) => each.key === way.key) : undefined;
    const text = labels.get(`${way.from}/${way.kind}/${way.key}`) ?? '';
    const near = facts.chosen !== null && (way.from === facts.chosen || way.to === facts.chosen);
    return {
      id: way.id, source: way.from, target: way.to, type: 'way', zIndex: near ? 2 : 0,
      data: { points: way.points, at: way.label, label: shorten(text), title: text, look: lookOf(way, exit?.on), near, faded: facts.chosen !== null && !near, difference: differenceOf(way, facts.differences) },
    };
  });
}

function differenceOf(way: Way, differences: ReadonlyMap<string, Difference> | undefined): Difference | undefined {
  const ends = [differences?.get(way.from), differences?.get(`${way.from}/${way.key}`)];
  if (way.kind !== 'exit') return undefined;
  return ends[0] === 'added' || ends[0] === 'removed' ? ends[0] : ends[1];
}

/** Automatic ways are dashed; what goes back after a "no" is drawn in another tone than the ordinary way. */
function lookOf(way: Way, on: string | undefined): 'choice' | 'auto' | 'good' | 'bad' | 'exception' {
  if (way.kind === 'exception') return 'exception';
  if (on === 'always') return 'auto';
  if (on === 'confirmed' || on === 'satisfied') return 'good';
  return on === 'objected' || on === 'dissatisfied' ? 'bad' : 'choice';
}

function shorten(text: string): string {
  const letters = [...text];
  const most = /\p{Script=Han}/u.test(text) ? 12 : 26;
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
