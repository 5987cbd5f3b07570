/** Jobs that used up their attempts: an administrator sees them, runs them again or lets them go. */

import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { PageOf, PageQuery } from './page.ts';

const JobParams = Type.Object({ jobId: Type.String({ pattern: '^[0-9]{1,15}$' }) });

export const DeadJobView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  attempts: Type.Integer(),
  /** The first line of what the last attempt said. */
  lastError: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String({ format: 'date-time' }),
  failedAt: Type.String({ format: 'date-time' }),
});

export const listDeadJobs = endpoint({
  method: 'GET',
  path: '/jobs/dead',
  permission: 'system.manage',
  summary: 'Jobs that used up their attempts, latest first',
  query: Type.Object(PageQuery),
  reply: PageOf(DeadJobView),
  refusals: ['page.cursor_invalid'],
});

export const retryDeadJob = endpoint({
  method: 'POST',
  path: '/jobs/dead/:jobId/retry',
  permission: 'system.manage',
  summary: 'Run a dead job again, with all its attempts',
  params: JobParams,
  refusals: ['job.unknown'],
});

export const removeDeadJob = endpoint({
  method: 'DELETE',
  path: '/jobs/dead/:jobId',
  permission: 'system.manage',
  summary: 'Let a dead job go',
  params: JobParams,
  refusals: ['job.unknown'],
});
