/** Everything below it needs a session. */

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queryClient } from '../platform/query-client.ts';
import { meQuery } from '../platform/session.ts';
import { rootRoute } from './root.route.tsx';

export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});
