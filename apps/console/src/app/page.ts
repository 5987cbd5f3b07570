/** Turns a lazily loaded page into a route of the signed-in console. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from './signed-in.route.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Any one of these opens the page; absent: everybody who is signed in. */
    permissions?: readonly string[];
    /** The page fills the height and scrolls by itself. */
    fills?: boolean;
    /** The page is all there is: no rail beside it. */
    bare?: boolean;
  }
}

interface PageFacts {
  readonly permissions?: readonly string[];
  readonly fills?: boolean;
  readonly bare?: boolean;
}

/** `page('/customers', () => import('../customer/customers.page.tsx'), 'CustomersPage', { permissions: ['customer.read'] })` */
export function page<const Path extends string, Module extends Record<string, unknown>, Name extends keyof Module & string>(
  path: Path,
  load: () => Promise<Module>,
  name: Name,
  facts: PageFacts = {},
) {
  return createRoute({
    getParentRoute: () => signedInRoute,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
    staticData: { ...facts },
  });
}
