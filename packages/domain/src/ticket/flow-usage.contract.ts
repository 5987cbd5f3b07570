/** How much still walks on each version of a flow. The flow itself knows no tickets. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';

export const countByFlowVersion = endpoint({
  method: 'GET',
  path: '/tickets/by-flow-version',
  permission: 'flow.read',
  summary: 'How many tickets are under way on each flow version; versions without any are left out',
  reply: Type.Object({ items: Type.Array(Type.Object({ flowVersionId: Id, tickets: Type.Integer() })) }),
  refusals: [],
});
