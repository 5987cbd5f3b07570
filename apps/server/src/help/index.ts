/** The public face of the help centre: pages for customers and a place to look things up for agents, made of what knowledge publishes and found on the assistant's shelf. */

import type { Domain } from '../platform/domain.ts';
import { mountHelp } from './help.mount.ts';
import { helpRoutes } from './help.routes.ts';

export const help: Domain = { name: 'help', routes: helpRoutes, mount: mountHelp };
