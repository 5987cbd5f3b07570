/** JSON from outside becomes a flow document, or findings at their places. */

import { Value } from 'typebox/value';
import type { Json } from '../kernel/json.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { type Finding, finding } from './finding.ts';
import type { FlowDocument } from './flow.ts';
import { FlowDocumentSchema } from './flow.schema.ts';

/** Says what was wrong in shape; what a well-formed document means is for `validateFlow`. */
export function parseFlow(raw: unknown): Result<FlowDocument, 'flow.invalid'> {
  if (Value.Check(FlowDocumentSchema, raw)) return accept(raw);
  return refuse('flow.invalid', { findings: shapeFindings(raw) as unknown as Json });
}

export function shapeFindings(raw: unknown): readonly Finding[] {
  const errors = [...Value.Errors(FlowDocumentSchema, raw)].filter((error) => error.keyword !== 'boolean' && !isBranch(error.schemaPath));
  const places = new Map<string, Finding>();
  for (const error of errors) {
    if (!places.has(error.instancePath)) places.set(error.instancePath, shapeFinding(raw, error.instancePath, error.message));
  }
  // A union reports its branches only; they say nothing a person could act on, so the place alone is named.
  for (const error of Value.Errors(FlowDocumentSchema, raw)) {
    const root = unionRoot(error.schemaPath, error.instancePath);
    if (root !== null && !places.has(root)) places.set(root, shapeFinding(raw, root, 'none of the allowed forms'));
  }
  return [...places.values()].slice(0, 100);
}

function shapeFinding(raw: unknown, path: string, message: string): Finding {
  if (/^\/steps\/\d+\/role$/.test(path) && Array.isArray(at(raw, path))) {
    return finding('step.two_roles', { path, ...stepAt(raw, path) }, '每个节点只能有一个责任角色', 'A step has exactly one responsible role');
  }
  return finding('document.shape', { path, ...stepAt(raw, path) }, `格式不正确：${path || '/'}`, `Malformed at ${path || '/'}: ${message}`);
}

function isBranch(schemaPath: string): boolean {
  return schemaPath.includes('/anyOf/');
}

/** The instance path of the value that met no branch: the shortest one an error inside the union speaks of. */
function unionRoot(schemaPath: string, instancePath: string): string | null {
  if (!isBranch(schemaPath)) return null;
  const parts = schemaPath.slice(0, schemaPath.indexOf('/anyOf/')).split('/').filter((part) => part !== '#' && part !== 'properties');
  return `/${instancePath.split('/').slice(1, parts.length + 1).join('/')}`;
}

function stepAt(raw: unknown, path: string): { step?: string } {
  const index = /^\/steps\/(\d+)/.exec(path)?.[1];
  const key = index === undefined ? undefined : at(raw, `/steps/${index}/key`);
  return typeof key === 'string' ? { step: key } : {};
}

function at(raw: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined), raw);
}
