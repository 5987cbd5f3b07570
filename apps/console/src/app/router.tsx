/** Every page of the console. */

import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { expectTexts } from '../platform/i18n.ts';
import { ErrorState } from '../ui/states.tsx';
import { nothingElse } from './nothing-else.ts';
import { readFiguresAddress } from '../insight/figures-address.ts';
import { readSearchAddress } from '../search/search-address.ts';
import { readTargetsAddress } from '../target/target-address.ts';
import { readWorkspaceSearch } from '../ticket/workspace-search.ts';
import { adminHomeRoute, adminPage, adminRoute } from './admin.route.ts';
import { page } from './page.ts';
import { rootRoute } from './root.route.tsx';
import { signedInRoute } from './signed-in.route.ts';
import { UnknownPage } from './unknown.page.tsx';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: nothingElse((search): { next?: string; expired?: boolean } => ({
    // Only our own addresses: `//elsewhere` would leave the site.
    ...(typeof search['next'] === 'string' && /^\/(?![/\\])/.test(search['next']) ? { next: search['next'] } : {}),
    ...(search['expired'] === true ? { expired: true } : {}),
  })),
  component: lazyRouteComponent(() => import('./sign-in.page.tsx'), 'SignInPage'),
});

// The queue and the open ticket are one page, so that the list stays as it is while tickets come and go beside it.
const workspaceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'workspace',
  validateSearch: nothingElse(readWorkspaceSearch),
  component: lazyRouteComponent(() => {
    // The first screen of most: its words come beside its code, not after it.
    expectTexts('ticket');
    return import('../ticket/workspace.page.tsx');
  }, 'WorkspacePage'),
  staticData: { permissions: ['ticket.read'], fills: true },
});
const queueRoute = createRoute({ getParentRoute: () => workspaceRoute, path: '/' });
const ticketRoute = createRoute({ getParentRoute: () => workspaceRoute, path: '/tickets/$ticketId' });

const searchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/search',
  validateSearch: nothingElse(readSearchAddress),
  component: lazyRouteComponent(() => import('../search/search.page.tsx'), 'SearchPage'),
  // Leads to tickets and to customers; whoever may read neither finds nothing here.
  staticData: { permissions: ['ticket.read', 'customer.read'] },
});

const figuresPage = lazyRouteComponent(() => import('../insight/figures.page.tsx'), 'FiguresPage');
const figuresFacts = { getParentRoute: () => signedInRoute, validateSearch: nothingElse(readFiguresAddress), component: figuresPage, staticData: { permissions: ['metric.read'] } } as const;
const figuresRoute = createRoute({ ...figuresFacts, path: '/figures' });
const dashboardRoute = createRoute({ ...figuresFacts, path: '/figures/$dashboardKey' });

const targetsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/targets',
  validateSearch: nothingElse(readTargetsAddress),
  component: lazyRouteComponent(() => import('../target/targets.page.tsx'), 'TargetsPage'),
  staticData: { permissions: ['target.read'] },
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([
    workspaceRoute.addChildren([queueRoute, ticketRoute]),
    searchRoute,
    figuresRoute,
    dashboardRoute,
    page('/customers', () => import('../customer/customers.page.tsx'), 'CustomersPage', { permissions: ['customer.read'] }),
    page('/customers/$customerId', () => import('../customer/customer.page.tsx'), 'CustomerPage', { permissions: ['customer.read'] }),
    page('/flows', () => import('../flow/flows.page.tsx'), 'FlowsPage', { permissions: ['flow.read'] }),
    page('/flows/rules', () => import('../flow/flow-rules.page.tsx'), 'FlowRulesPage', { permissions: ['flow.read'] }),
    page('/flows/versions/$versionId', () => import('../flow/flow-version.page.tsx'), 'FlowVersionPage', { permissions: ['flow.read'], fills: true }),
    page('/flows/compare/$beforeId/$afterId', () => import('../flow/flow-comparison.page.tsx'), 'FlowComparisonPage', { permissions: ['flow.read'], fills: true }),
    page('/knowledge', () => import('../knowledge/articles.page.tsx'), 'ArticlesPage', { permissions: ['knowledge.read'] }),
    page('/knowledge/work', () => import('../knowledge/article-work.page.tsx'), 'ArticleWorkPage', { permissions: ['knowledge.read'] }),
    page('/knowledge/gaps', () => import('../upkeep/gaps.page.tsx'), 'GapsPage', { permissions: ['knowledge.write'] }),
    page('/knowledge/evaluation', () => import('../upkeep/evaluation.page.tsx'), 'EvaluationPage', { permissions: ['knowledge.write'] }),
    page('/knowledge/assistant-figures', () => import('../upkeep/assistant-figures.page.tsx'), 'AssistantFiguresPage', { permissions: ['knowledge.write'] }),
    page('/knowledge/disagreements', () => import('../upkeep/disagreements.page.tsx'), 'DisagreementsPage', { permissions: ['knowledge.write'] }),
    page('/knowledge/import', () => import('../knowledge/import/import-articles.page.tsx'), 'ImportArticlesPage', { permissions: ['knowledge.write'] }),
    page('/knowledge/new', () => import('../knowledge/edit-article.page.tsx'), 'NewArticlePage', { permissions: ['knowledge.write'] }),
    page('/knowledge/$articleId', () => import('../knowledge/article.page.tsx'), 'ArticlePage', { permissions: ['knowledge.read'] }),
    page('/knowledge/$articleId/edit', () => import('../knowledge/edit-article.page.tsx'), 'EditArticlePage', { permissions: ['knowledge.write'] }),
    page('/beside', () => import('../insight/beside/beside.page.tsx'), 'BesidePage', { permissions: ['metric.read'] }),
    targetsRoute,
    page('/targets/$targetId', () => import('../target/target.page.tsx'), 'TargetPage', { permissions: ['target.read'] }),
    page('/reviews', () => import('../review/reviews.page.tsx'), 'ReviewsPage', { permissions: ['review.read'] }),
    page('/reviews/$reviewId', () => import('../review/review.page.tsx'), 'ReviewPage', { permissions: ['review.read'] }),
    page('/account', () => import('../identity/account.page.tsx'), 'AccountPage'),
    adminRoute.addChildren([
      adminHomeRoute,
      adminPage('people', () => import('../identity/people.page.tsx'), 'PeoplePage', ['person.read']),
      adminPage('teams', () => import('../identity/teams.page.tsx'), 'TeamsPage', ['person.read']),
      adminPage('roles', () => import('../identity/roles.page.tsx'), 'RolesPage', ['person.read']),
      adminPage('queue-rules', () => import('../ticket/settings/queue-rules.page.tsx'), 'QueueRulesPage', ['person.read']),
      adminPage('dispatch', () => import('../dispatch/rules.page.tsx'), 'DispatchRulesPage', ['dispatch.read']),
      adminPage('skills', () => import('../dispatch/skills.page.tsx'), 'SkillsPage', ['dispatch.read']),
      adminPage('agents', () => import('../dispatch/agents.page.tsx'), 'AgentsPage', ['dispatch.read']),
      adminPage('shifts', () => import('../dispatch/shifts.page.tsx'), 'ShiftsPage', ['dispatch.read']),
      adminPage('fairness', () => import('../dispatch/fairness.page.tsx'), 'FairnessPage', ['presence.read']),
      adminPage('channels', () => import('../channel/channels.page.tsx'), 'ChannelsPage', ['channel.manage']),
      adminPage('channels/$channelId', () => import('../channel/channel.page.tsx'), 'ChannelPage', ['channel.manage']),
      adminPage('assistant', () => import('../assistant/assistant.page.tsx'), 'AssistantPage', ['assistant.manage']),
      adminPage('outlets', () => import('../delivery/outlets.page.tsx'), 'OutletsPage', ['delivery.manage']),
      adminPage('calendars', () => import('../calendar/calendars.page.tsx'), 'CalendarsPage', ['calendar.manage']),
      adminPage('calendars/$calendarId', () => import('../calendar/calendar.page.tsx'), 'CalendarPage', ['calendar.manage']),
      adminPage('policies', () => import('../sla/policies.page.tsx'), 'PoliciesPage', ['policy.manage']),
      adminPage('ladders', () => import('../sla/ladders.page.tsx'), 'LaddersPage', ['policy.manage']),
      adminPage('categories', () => import('../ticket/settings/categories.page.tsx'), 'CategoriesPage', ['category.manage']),
      adminPage('fields', () => import('../ticket/settings/custom-fields.page.tsx'), 'CustomFieldsPage', ['category.manage']),
      adminPage('macros', () => import('../ticket/settings/macros.page.tsx'), 'MacrosPage', ['macro.manage']),
      adminPage('wording', () => import('../wording/wording.page.tsx'), 'WordingPage', ['wording.manage']),
      adminPage('imports', () => import('../ticket/import/imports.page.tsx'), 'ImportsPage', ['ticket.import']),
      adminPage('imports/$importId', () => import('../ticket/import/import.page.tsx'), 'ImportPage', ['ticket.import']),
      adminPage('api-keys', () => import('../identity/api-keys.page.tsx'), 'ApiKeysPage', ['api_key.manage']),
      adminPage('sign-in-providers', () => import('../identity/sign-in-providers.page.tsx'), 'SignInProvidersPage', ['system.manage']),
      adminPage('audit', () => import('../identity/audit.page.tsx'), 'AuditPage', ['audit.read']),
      adminPage('time-zone', () => import('../insight/time-zone.page.tsx'), 'TimeZonePage', ['system.manage']),
      adminPage('search', () => import('../search/search-index.page.tsx'), 'SearchIndexPage', ['system.manage']),
      adminPage('jobs', () => import('./dead-jobs.page.tsx'), 'DeadJobsPage', ['system.manage']),
    ]),
    page('/alerts', () => import('../alert/alerts.page.tsx'), 'AlertsPage', { permissions: ['alert.read'] }),
    // Whoever was given a task may do it, whatever else they may see.
    page('/alerts/tasks', () => import('../alert/alert-tasks.page.tsx'), 'AlertTasksPage'),
    page('/alerts/rules', () => import('../alert/rules.page.tsx'), 'RulesPage', { permissions: ['alert.read'] }),
    page('/alerts/calendar', () => import('../alert/business-changes.page.tsx'), 'BusinessChangesPage', { permissions: ['alert.read'] }),
    page('/alerts/$alertId', () => import('../alert/alert.page.tsx'), 'AlertPage', { permissions: ['alert.read'] }),
    page('/floor', () => import('../floor/floor.page.tsx'), 'FloorPage', { permissions: ['floor.read'], fills: true }),
    page('/floor/staffing', () => import('../floor/staffing.page.tsx'), 'StaffingPage', { permissions: ['floor.read'], fills: true }),
    page('/floor/what-if', () => import('../floor/what-if.page.tsx'), 'WhatIfPage', { permissions: ['floor.read'], fills: true }),
    page('/floor/wall', () => import('../floor/wall.page.tsx'), 'WallPage', { permissions: ['floor.read'], fills: true, bare: true }),
    page('/sub-tasks', () => import('../ticket/sub-task/sub-tasks.page.tsx'), 'SubTasksPage', { permissions: ['sub_task.work'] }),
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
