/** The public face of channels. */

import { onCalendarUse } from '../calendar/index.ts';
import type { Domain } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { channelRoutes } from './channel.routes.ts';
import { countChannelsBy } from './channel.store.ts';
import type { VisitorCustomers } from './visitor-customers.ts';
import { visitorSweeps } from './visitor.sweeps.ts';

export { authenticateVisitor } from './authenticate-visitor.ts';
export { bindVisitor } from './bind-visitor.ts';
export { forgetChannels, readChannelById, readChannelByKey, readChannelsBrief, readEveryChannel } from './channel-cache.ts';
export { hoursOf, onHoursChanged } from './channel-hours.ts';
export { giveAssistant, giveHours, giveSurvey, readChannels, type Channel } from './channel.store.ts';
export { seedChannels } from './seed-channels.ts';

onCalendarUse({ name: 'channel', what: { zh: '渠道', en: 'Channels' }, count: countChannelsBy });

/** `customersOf` comes from the customer domain, which is of the same level and so unknown here. */
export const channelDomain = (customersOf: (shell: Shell) => VisitorCustomers): Domain => ({ name: 'channel', routes: channelRoutes(customersOf), sweeps: visitorSweeps });
