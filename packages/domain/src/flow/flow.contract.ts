/** Endpoints and views of flows, their versions, and the rules that choose between them. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import type { Comparison } from './compare.ts';
import { Finding } from './finding.ts';
import type { FlowDocument } from './flow.ts';

const Note = Type.String({ maxLength: 1000 });
const EditVersion = Type.Integer({ minimum: 1 });

/** Checked by `parseFlow`, which names the place of a mistake better than a schema at the edge; sent as it was stored, which was checked then. */
const Document = Type.Unsafe<FlowDocument>(Type.Object({}, { additionalProperties: true, description: 'A flow document; see the guide to flows' }));

export const FlowVersionState = Type.Enum(['draft', 'published', 'retired']);
export type FlowVersionState = Static<typeof FlowVersionState>;

export const FlowVersionSummary = Type.Object({
  id: Id,
  number: Type.Integer(),
  state: FlowVersionState,
  note: Type.String(),
  /** Null for what was shipped or made by a key; the name is null once the person is gone. */
  createdBy: Type.Union([Type.Object({ id: Id, name: Nullable(Type.String()) }), Type.Null()]),
  createdAt: Moment,
  publishedAt: Nullable(Moment),
  retiredAt: Nullable(Moment),
  /** Name it when you save or publish: a stale one is refused. */
  version: EditVersion,
});
export type FlowVersionSummary = Static<typeof FlowVersionSummary>;

export const FlowView = Type.Object({
  id: Id,
  key: Type.String(),
  /** As its newest version calls it. */
  name: BilingualText,
  purpose: BilingualText,
  /** Newest first. */
  versions: Type.Array(FlowVersionSummary),
});
export type FlowView = Static<typeof FlowView>;

export const FlowVersionView = Type.Object({
  ...FlowVersionSummary.properties,
  flowId: Id,
  flowKey: Type.String(),
  document: Document,
  /** What keeps a draft from being published; empty for a published version. */
  findings: Type.Array(Finding),
});
export type FlowVersionView = Static<typeof FlowVersionView>;

const VersionParams = Type.Object({ versionId: Id });

export const listFlows = endpoint({
  method: 'GET',
  path: '/flows',
  permission: 'flow.read',
  summary: 'All flows with their versions',
  reply: Type.Object({ items: Type.Array(FlowView) }),
  refusals: [],
});

export const readFlowVersion = endpoint({
  method: 'GET',
  path: '/flow-versions/:versionId',
  permission: 'flow.read',
  summary: 'One version with its document; a draft with its findings',
  params: VersionParams,
  reply: FlowVersionView,
  refusals: ['flow_version.unknown'],
});

export const createFlow = endpoint({
  method: 'POST',
  path: '/flows',
  permission: 'flow.edit',
  summary: 'A new flow, whose first draft is a copy of some version',
  body: Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' }), name: BilingualText, from: Id }, { additionalProperties: false }),
  reply: FlowVersionView,
  status: 201,
  refusals: ['flow_version.unknown', 'flow.key_taken'],
});

export const draftFlowVersion = endpoint({
  method: 'POST',
  path: '/flows/:flowId/versions',
  permission: 'flow.edit',
  summary: 'A draft as a copy of a version of the same flow',
  params: Type.Object({ flowId: Id }),
  body: Type.Object({ from: Id, note: Type.Optional(Note) }, { additionalProperties: false }),
  reply: FlowVersionView,
  status: 201,
  refusals: ['flow.unknown', 'flow_version.unknown'],
});

export const saveFlowDraft = endpoint({
  method: 'PUT',
  path: '/flow-versions/:versionId',
  permission: 'flow.edit',
  summary: 'Save a draft; it may still have findings, but must be well-formed',
  params: VersionParams,
  body: Type.Object({ document: Document, note: Type.Optional(Note), version: Type.Optional(EditVersion) }, { additionalProperties: false }),
  reply: FlowVersionView,
  refusals: ['flow_version.unknown', 'flow_version.published', 'flow.changed', 'flow.invalid'],
});

export const discardFlowDraft = endpoint({
  method: 'DELETE',
  path: '/flow-versions/:versionId',
  permission: 'flow.edit',
  summary: 'Throw a draft away',
  params: VersionParams,
  refusals: ['flow_version.unknown', 'flow_version.published', 'flow.changed'],
});

export const validateFlowDocument = endpoint({
  method: 'POST',
  path: '/flows/validate',
  permission: 'flow.read',
  summary: 'What is wrong with a document; nothing is stored',
  body: Type.Object({ document: Document }, { additionalProperties: false }),
  reply: Type.Object({ findings: Type.Array(Finding) }),
  refusals: [],
});

export const publishFlowVersion = endpoint({
  method: 'POST',
  path: '/flow-versions/:versionId/publish',
  permission: 'flow.publish',
  summary: 'Publish a draft; from then on it never changes',
  params: VersionParams,
  body: Type.Object({ version: Type.Optional(EditVersion) }, { additionalProperties: false }),
  reply: FlowVersionView,
  refusals: ['flow_version.unknown', 'flow_version.published', 'flow.changed', 'flow.invalid'],
});

export const retireFlowVersion = endpoint({
  method: 'POST',
  path: '/flow-versions/:versionId/retire',
  permission: 'flow.publish',
  summary: 'No new ticket takes it any more; tickets under way keep it',
  params: VersionParams,
  reply: FlowVersionView,
  refusals: ['flow_version.unknown', 'flow_version.not_published', 'flow_version.in_rules'],
});

const Change = Type.Object({ what: Type.String(), before: Type.Unknown(), after: Type.Unknown() });
const PartChange = Type.Object({ key: Type.String(), how: Type.Enum(['added', 'removed', 'changed']), changes: Type.Array(Change) });

export const compareFlowVersions = endpoint({
  method: 'GET',
  path: '/flow-versions/:versionId/comparison',
  permission: 'flow.read',
  summary: 'What is different in this version compared with another one',
  params: VersionParams,
  query: Type.Object({ with: Id }),
  reply: Type.Unsafe<Comparison>(
    Type.Object({
      flow: Type.Array(Change),
      steps: Type.Array(
        Type.Object({ ...PartChange.properties, exits: Type.Array(PartChange), fields: Type.Array(PartChange), exceptions: Type.Array(PartChange) }),
      ),
    }),
  ),
  refusals: ['flow_version.unknown'],
});

const RuleBody = {
  ticketKind: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
  categoryId: Nullable(Id),
  channelId: Nullable(Id),
  flowId: Id,
  /** Null: the newest published version at the time. */
  flowVersionId: Nullable(Id),
};

export const FlowRules = Type.Object({
  /** The first that fits decides. */
  items: Type.Array(Type.Object({ id: Id, ...RuleBody })),
  version: Type.Integer(),
});
export type FlowRules = Static<typeof FlowRules>;

export const listFlowRules = endpoint({
  method: 'GET',
  path: '/flow-rules',
  permission: 'flow.read',
  summary: 'Which tickets take which flow',
  reply: FlowRules,
  refusals: [],
});

export const replaceFlowRules = endpoint({
  method: 'PUT',
  path: '/flow-rules',
  permission: 'flow.publish',
  summary: 'Replace all rules; the last one must take everything',
  body: Type.Object(
    { items: Type.Array(Type.Object(RuleBody, { additionalProperties: false }), { minItems: 1, maxItems: 200 }), version: Type.Optional(Type.Integer()) },
    { additionalProperties: false },
  ),
  reply: FlowRules,
  refusals: ['flow.changed', 'flow.unknown', 'flow_version.unknown', 'flow_version.not_published', 'flow_rule.none_matches'],
});
