/** The frame round every page, signed in or not. */

import { createRootRoute, Outlet } from '@tanstack/react-router';
import { ErrorState } from '../ui/states.tsx';
import { UnknownPage } from './unknown.page.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: UnknownPage,
  errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});
