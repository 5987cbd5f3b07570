/** Figures for Prometheus. Labels are templates and names from our own lists, never a caller's text, so that their number stays bounded. */

import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import type { Doors } from './caller.ts';
import { sendProblem } from './problem.ts';
import type { Shell } from './shell.ts';

const registry = new Registry();
const registers = [registry];
collectDefaultMetrics({ register: registry });

const httpSeconds = new Histogram({ name: 'huiyin_http_seconds', help: 'Duration of requests by route template', labelNames: ['method', 'route', 'status'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5], registers });
const poolConnections = new Gauge({ name: 'huiyin_pool_connections', help: 'Database connections by state', labelNames: ['state'], registers });
export const jobsDone = new Counter({ name: 'huiyin_jobs_total', help: 'Attempts of jobs by outcome: done, failed (will be retried), dead', labelNames: ['job', 'outcome'], registers });
export const jobsNow = new Gauge({ name: 'huiyin_jobs', help: 'Jobs in the queue: waiting, dead', labelNames: ['state'], registers });
export const subscriptionLag = new Gauge({ name: 'huiyin_subscription_lag_events', help: 'Events that a subscription has not handled yet', labelNames: ['subscription'], registers });
export const subscriptionFailures = new Counter({ name: 'huiyin_subscription_failures_total', help: 'Batches that a subscription failed to handle', labelNames: ['subscription'], registers });
export const sweepLateness = new Gauge({ name: 'huiyin_sweep_late_seconds', help: 'How long after its time a sweep last ran', labelNames: ['sweep'], registers });
export const sweepHandled = new Counter({ name: 'huiyin_sweep_handled_total', help: 'What sweeps handled', labelNames: ['sweep'], registers });
export const modelReplies = new Counter({ name: 'huiyin_language_model_total', help: 'Questions to the language model by purpose and outcome: sound, or why it was not asked, did not answer or was not believed', labelNames: ['purpose', 'outcome'], registers });
export const liveSockets = new Gauge({ name: 'huiyin_live_sockets', help: 'Open live connections by kind', labelNames: ['kind'], registers });

export function observeRequest(method: string, route: string, status: number, elapsedMs: number): void {
  httpSeconds.observe({ method, route, status }, elapsedMs / 1_000);
}

/** For this machine's own scraper; from elsewhere with a key that may `system.manage`. A forwarded request comes from elsewhere. */
export function addMetrics(app: FastifyInstance, shell: Shell, doors: Doors): void {
  app.get('/metrics', async (request, reply) => {
    const local = isLoopback(request.ip) && request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
    if (!local) {
      const caller = await doors.authenticate(request.headers);
      if (caller.kind === 'nobody') return sendProblem(request, reply, 'session.missing');
      if (reachOf(caller.actor, 'system.manage') === null) return sendProblem(request, reply, 'permission.missing', { permission: 'system.manage' });
    }
    const { totalCount, idleCount, waitingCount } = shell.pool;
    poolConnections.set({ state: 'busy' }, totalCount - idleCount);
    poolConnections.set({ state: 'idle' }, idleCount);
    poolConnections.set({ state: 'waited_for' }, waitingCount);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function isLoopback(address: string): boolean {
  return address === '::1' || address === '::ffff:127.0.0.1' || address.startsWith('127.');
}
