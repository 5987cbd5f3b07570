/** Every page of the console. */

import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ErrorState } from '../ui/states.tsx';
import { readWorkspaceSearch } from '../ticket/workspace-search.ts';
import { page } from './page.ts';
import { rootRoute } from './root.route.tsx';
import { signedInRoute } from './signed-in.route.ts';
import { UnknownPage } from './unknown.page.tsx';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; expired?: boolean } => ({
    // Only our own addresses: `//elsewhere` would leave the site.
    ...(typeof search['next'] === 'string' && /^\/(?![/\\])/.test(search['next']) ? { next: search['next'] } : {}),
    ...(search['expired'] === true ? { expired: true } : {}),
  }),
  component: lazyRouteComponent(() => import('./sign-in.page.tsx'), 'SignInPage'),
});

// The queue and the open ticket are one page, so that the list stays as it is while tickets come and go beside it.
const workspaceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'workspace',
  validateSearch: readWorkspaceSearch,
  component: lazyRouteComponent(() => import('../ticket/workspace.page.tsx'), 'WorkspacePage'),
  staticData: { permissions: ['ticket.read'], fills: true },
});
const queueRoute = createRoute({ getParentRoute: () => workspaceRoute, path: '/' });
const ticketRoute = createRoute({ getParentRoute: () => workspaceRoute, path: '/tickets/$ticketId' });

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([
    workspaceRoute.addChildren([queueRoute, ticketRoute]),
    page('/follow-ups', () => import('../ticket/follow-ups.page.tsx'), 'FollowUpsPage', { permissions: ['follow_up.work'] }),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultNotFoundComponent: UnknownPage,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
