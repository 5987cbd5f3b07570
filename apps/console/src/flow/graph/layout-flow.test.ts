import { shippedFlows } from '@huiyin/domain/flow/shipped/shipped-flows.ts';
import { describe, expect, test } from 'vitest';
import { replaceStep } from '../editor/change-document.ts';
import { layoutFlow, type Place } from './layout-flow.ts';

const meet = (a: Place, b: Place) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(shippedFlows.map((flow) => [flow.key, flow] as const))('the drawn flow %s', (_, flow) => {
  const layout = layoutFlow(flow, true);
  const places = [...layout.places.values()];

  test('can be read on a screen of 1100 pixels', () => {
    expect(Math.max(...places.map(({ x, width }) => x + width)) * 0.68).toBeLessThan(1100);
  });

  test('keeps cards apart, and each in the lane of its stage', () => {
    for (const [index, place] of places.entries()) expect(places.slice(index + 1).filter((other) => meet(place, other))).toEqual([]);
    for (const step of flow.steps) {
      const lane = layout.lanes.find(({ stage }) => stage === step.stage)!;
      const place = layout.places.get(step.key)!;
      expect(place.x > lane.x && place.x + place.width < lane.x + lane.width).toBe(true);
    }
  });

  test('leads every way at right angles from the edge of its card to the edge of its target, through no card', () => {
    expect(layout.ways.length).toBe(flow.steps.reduce((count, step) => count + step.exits.length + step.exceptions.filter((plan) => plan.to !== null).length, 0));
    for (const { from, to, points } of layout.ways) {
      for (const [at, place] of [[points[0]!, layout.places.get(from)!], [points.at(-1)!, layout.places.get(to)!]] as const) {
        expect([place.x, place.x + place.width]).toContain(at.x);
        expect(at.y > place.y && at.y < place.y + place.height).toBe(true);
      }
      for (const [index, point] of points.slice(1).entries()) {
        const before = points[index]!;
        expect(before.x === point.x || before.y === point.y).toBe(true);
        const line = { x: Math.min(before.x, point.x) + 0.5, y: Math.min(before.y, point.y) + 0.5, width: Math.abs(before.x - point.x) - 1, height: Math.abs(before.y - point.y) - 1 };
        expect(places.filter((place) => line.width > 0 && meet({ ...line, height: Math.max(line.height, 0.1) }, place))).toEqual([]);
      }
    }
  });
});

test('a draft in the middle of an edit is drawn all the same: two steps of one key, a way to nowhere, no step at all', () => {
  const [flow] = shippedFlows;
  const twins = replaceStep(flow!, 1, { ...flow!.steps[1]!, key: flow!.steps[0]!.key });
  expect(layoutFlow(twins, true).steps.length).toBe(flow!.steps.length - 1);
  expect(layoutFlow({ ...flow!, steps: [{ ...flow!.steps[0]!, exits: [{ ...flow!.steps[0]!.exits[0]!, to: 'nowhere' }] }] }, true).ways).toEqual([]);
  expect(layoutFlow({ ...flow!, steps: [] }, true).height).toBeGreaterThan(0);
});
