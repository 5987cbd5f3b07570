/** The administration's frame and how a page gets into it. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { adminSections } from './admin-sections.ts';
import { signedInRoute } from './signed-in.route.ts';

export const adminRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin.layout.tsx'), 'AdminLayout'),
  staticData: { permissions: [...new Set(adminSections.flatMap((section) => section.permissions))] },
});

export const adminHomeRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./admin.layout.tsx'), 'AdminHome'),
});

/** `adminPage('people', () => import('../identity/people.page.tsx'), 'PeoplePage', ['person.read'])` */
export function adminPage<const Path extends string, Module extends Record<string, unknown>, Name extends keyof Module & string>(
  path: Path,
  load: () => Promise<Module>,
  name: Name,
  permissions: readonly string[],
) {
  return createRoute({
    getParentRoute: () => adminRoute,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
    staticData: { permissions },
  });
}
