/** A flow drawn as a graph: five lanes from left to right, steps as cards, exits as labelled ways. */

import { archive, type FlowDocument, type Step } from '@huiyin/domain/flow/flow.ts';
import { Background, BackgroundVariant, Controls, type Edge, MiniMap, type Node, ReactFlow, type ReactFlowInstance, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { archiveSize, type Layout, layoutFlow, type Way } from './layout-flow.ts';
import styles from './flow-graph.module.css';
import { ArchiveNode, LaneNode, StepNode } from './nodes.tsx';
import type { WayLook } from './way-edge.tsx';
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
  const { t } = useTranslation('flow');
  const layout = useMemo(() => layoutFlow(document, withExceptions), [document, withExceptions]);
  const nodes = useMemo(() => nodesOf(document, layout, { chosen, onChoose, problems, differences }), [document, layout, chosen, onChoose, problems, differences]);
  const edges = useMemo(() => edgesOf(layout, { chosen, differences }), [layout, chosen, differences]);

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
      onInit={(flow) => void showReadably(flow)}
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
async function showReadably(flow: ReactFlowInstance): Promise<void> {
  await flow.fitView({ padding: 0.03, maxZoom: 1 });
  if (flow.getZoom() < readableZoom) await flow.setViewport({ x: 8, y: 8, zoom: readableZoom });
}

interface NodeFacts {
  readonly chosen: string | null;
  readonly onChoose: (stepKey: string) => void;
  readonly problems: ReadonlyMap<string, number> | undefined;
  readonly differences: ReadonlyMap<string, Difference> | undefined;
}

function nodesOf(document: FlowDocument, { steps, places, lanes, height, ways }: Layout, facts: NodeFacts): Node[] {
  return [
    ...lanes.map((lane, index): Node => ({
      id: `lane:${lane.stage}`, type: 'lane', position: { x: lane.x, y: 0 }, width: lane.width, height,
      data: { stage: lane.stage, number: index + 1, even: index % 2 === 0 }, selectable: false, zIndex: -1,
    })),
    ...steps.map((step): Node => {
      const { x, y, width, height } = places.get(step.key)!;
      return {
        id: step.key, type: 'step', position: { x, y }, width, height,
        data: {
          step, start: document.start === step.key, chosen: facts.chosen === step.key, onChoose: facts.onChoose,
          problems: facts.problems?.get(step.key) ?? 0, difference: facts.differences?.get(step.key),
          ways: ways.filter((way) => way.from === step.key).map((way) => ({ id: way.id, words: wordsOf(way, step), look: lookOf(way, step), difference: facts.differences?.get(`${step.key}/${way.key}`) })),
        },
      };
    }),
    { id: archive, type: 'archive', position: places.get(archive)!, ...archiveSize, data: {} },
  ];
}

function edgesOf({ steps, ways }: Layout, facts: Pick<NodeFacts, 'chosen' | 'differences'>): Edge[] {
  const known = new Map(steps.map((step) => [step.key, step] as const));
  return ways.map((way): Edge => {
    const near = facts.chosen !== null && (way.from === facts.chosen || way.to === facts.chosen);
    return {
      id: way.id, source: way.from, target: way.to, type: 'way', zIndex: near ? 2 : 0,
      data: { points: way.points, look: lookOf(way, known.get(way.from)!), near, faded: facts.chosen !== null && !near, difference: differenceOf(way, facts.differences) },
    };
  });
}

function wordsOf(way: Way, step: Step): string {
  const named = way.kind === 'exit' ? step.exits.find((exit) => exit.key === way.key)?.label : step.exceptions.find((plan) => plan.key === way.key)?.name;
  return (named && inWords(named)) || way.key;
}

function differenceOf(way: Way, differences: ReadonlyMap<string, Difference> | undefined): Difference | undefined {
  const ends = [differences?.get(way.from), differences?.get(`${way.from}/${way.key}`)];
  if (way.kind !== 'exit') return undefined;
  return ends[0] === 'added' || ends[0] === 'removed' ? ends[0] : ends[1];
}

/** Automatic ways are dashed; what goes back after a "no" is drawn in another tone than the ordinary way. */
function lookOf(way: Way, step: Step): WayLook {
  if (way.kind === 'exception') return 'exception';
  const on = step.exits.find((exit) => exit.key === way.key)?.on;
  if (on === 'always') return 'auto';
  if (on === 'confirmed' || on === 'satisfied') return 'good';
  return on === 'objected' || on === 'dissatisfied' ? 'bad' : 'choice';
}
