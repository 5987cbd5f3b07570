/** Endpoints of an agent's own desk: drafts, saved filters, macros, and the words the centre sorts tickets by. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { Queue, ticketFilter } from './ticket.contract.ts';
import { TicketParams, maxMessageLength } from './message.contract.ts';


// drafts: one per person and ticket, kept until sent
export const DraftView = Type.Object({ body: Type.String(), visibility: Type.Union([Type.Literal('public'), Type.Literal('internal')]), savedAt: Moment });
export const readDraft = endpoint({ method: 'GET', path: '/tickets/:ticketId/draft', permission: 'ticket.work', summary: 'My unsent answer on this ticket', params: TicketParams, reply: Type.Object({ draft: Nullable(DraftView) }), refusals: ['ticket.unknown'] });
export const saveDraft = endpoint({
  method: 'PUT', path: '/tickets/:ticketId/draft', permission: 'ticket.work', summary: 'Keep my unsent answer; an empty body drops it', params: TicketParams,
  body: Type.Object({ body: Type.String({ maxLength: maxMessageLength }), visibility: Type.Union([Type.Literal('public'), Type.Literal('internal')]) }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'permission.missing'],
});

// saved filters
export const SavedFilter = Type.Object({ id: Id, name: Type.String(), queue: Queue, filter: Type.Object(ticketFilter), shared: Type.Boolean(), mine: Type.Boolean() });
const FilterBody = Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }), queue: Queue, filter: Type.Object(ticketFilter, { additionalProperties: false }) }, { additionalProperties: false });
export const listFilters = endpoint({ method: 'GET', path: '/filters', permission: 'session', summary: 'My saved filters', reply: Type.Object({ items: Type.Array(SavedFilter) }), refusals: [] });
export const saveFilter = endpoint({ method: 'POST', path: '/filters', permission: 'ticket.read', summary: 'Save a filter', body: FilterBody, reply: SavedFilter, status: 201, refusals: ['permission.missing'] });
export const removeFilter = endpoint({ method: 'DELETE', path: '/filters/:filterId', permission: 'session', summary: 'Remove a saved filter', params: Type.Object({ filterId: Id }), refusals: ['filter.unknown'] });

// macros: canned replies
export const MacroView = Type.Object({
  id: Id,
  /** Typed after `/` in the composer. */
  shortcut: Type.String(),
  title: Type.String(),
  /** `{{customer}}`, `{{number}}` and `{{agent}}` are filled in. */
  body: Type.String(),
  /** Null: for everybody. */
  teamId: Nullable(Id),
  uses: Type.Integer(),
});
const MacroBody = Type.Object(
  {
    shortcut: Type.String({ minLength: 1, maxLength: 30, pattern: '^[^\\s/]+$' }),
    title: Type.String({ minLength: 1, maxLength: 80 }),
    body: Type.String({ minLength: 1, maxLength: maxMessageLength }),
    teamId: Nullable(Id),
  },
  { additionalProperties: false },
);
export const listMacros = endpoint({ method: 'GET', path: '/macros', permission: 'session', summary: 'Canned replies for me and my teams', reply: Type.Object({ items: Type.Array(MacroView) }), refusals: [] });
export const createMacro = endpoint({ method: 'POST', path: '/macros', permission: 'macro.manage', summary: 'A new canned reply', body: MacroBody, reply: MacroView, status: 201, refusals: ['team.unknown', 'message.wording'] });
export const changeMacro = endpoint({ method: 'PUT', path: '/macros/:macroId', permission: 'macro.manage', summary: 'Change a canned reply', params: Type.Object({ macroId: Id }), body: MacroBody, reply: MacroView, refusals: ['macro.unknown', 'team.unknown', 'message.wording'] });
export const removeMacro = endpoint({ method: 'DELETE', path: '/macros/:macroId', permission: 'macro.manage', summary: 'Remove a canned reply', params: Type.Object({ macroId: Id }), refusals: ['macro.unknown'] });
export const useMacro = endpoint({ method: 'POST', path: '/macros/:macroId/use', permission: 'session', summary: 'Count a use', params: Type.Object({ macroId: Id }), refusals: ['macro.unknown'] });

// kinds, categories, custom fields
export const KindView = Type.Object({ key: Type.String(), name: BilingualText, position: Type.Integer() });
export const CategoryView = Type.Object({
  id: Id,
  key: Type.String(),
  parentId: Nullable(Id),
  name: BilingualText,
  /** Words that point to it; the keyword classifier reads them. */
  keywords: Type.Array(Type.String()),
  /** Account security goes first, whatever else is said (S2.15). */
  security: Type.Boolean(),
  active: Type.Boolean(),
  position: Type.Integer(),
});
const CategoryBody = {
  parentId: Nullable(Id),
  name: BilingualText,
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 100 }),
  security: Type.Boolean(),
  active: Type.Boolean(),
  position: Type.Integer(),
};
export const CustomFieldView = Type.Object({
  id: Id,
  /** The ticket kind it belongs to; null: every kind. */
  kind: Nullable(Type.String()),
  key: Type.String(),
  /** A form field as in a flow: type, label, enum, limits. */
  field: Type.Unknown(),
  position: Type.Integer(),
  active: Type.Boolean(),
});
export const readTaxonomy = endpoint({
  method: 'GET', path: '/taxonomy', permission: 'session', summary: 'Ticket kinds, the category tree and custom fields',
  reply: Type.Object({ kinds: Type.Array(KindView), categories: Type.Array(CategoryView), customFields: Type.Array(CustomFieldView) }), refusals: [],
});
export const createCategory = endpoint({ method: 'POST', path: '/categories', permission: 'category.manage', summary: 'A new category', body: Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9_.-]{1,60}$' }), ...CategoryBody }, { additionalProperties: false }), reply: CategoryView, status: 201, refusals: ['category.key_taken', 'category.unknown'] });
export const changeCategory = endpoint({ method: 'PUT', path: '/categories/:categoryId', permission: 'category.manage', summary: 'Change a category', params: Type.Object({ categoryId: Id }), body: Type.Object(CategoryBody, { additionalProperties: false }), reply: CategoryView, refusals: ['category.unknown', 'category.cycle'] });
export const removeCategory = endpoint({ method: 'DELETE', path: '/categories/:categoryId', permission: 'category.manage', summary: 'Remove a category that no ticket uses', params: Type.Object({ categoryId: Id }), refusals: ['category.unknown', 'category.in_use'] });
const CustomFieldBody = { kind: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]), field: Type.Unknown(), position: Type.Integer(), active: Type.Boolean() };
export const createCustomField = endpoint({ method: 'POST', path: '/custom-fields', permission: 'category.manage', summary: 'A new custom field', body: Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' }), ...CustomFieldBody }, { additionalProperties: false }), reply: CustomFieldView, status: 201, refusals: ['custom_field.key_taken', 'custom_field.invalid', 'ticket_kind.unknown'] });
export const changeCustomField = endpoint({ method: 'PUT', path: '/custom-fields/:customFieldId', permission: 'category.manage', summary: 'Change a custom field', params: Type.Object({ customFieldId: Id }), body: Type.Object(CustomFieldBody, { additionalProperties: false }), reply: CustomFieldView, refusals: ['custom_field.unknown', 'custom_field.invalid', 'ticket_kind.unknown'] });
export const mentionable = endpoint({ method: 'GET', path: '/mentionable', permission: 'ticket.work', summary: 'People who can be mentioned or assigned', query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 60 })), role: Type.Optional(Type.String({ maxLength: 60 })) }), reply: Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String(), teams: Type.Array(Type.Object({ id: Id, name: BilingualText })), roles: Type.Array(Type.String()) })) }), refusals: [] });
