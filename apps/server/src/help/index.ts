/** The public face of the help centre: pages for customers, made of what knowledge publishes and found on the assistant's shelf. */

import type { Domain } from '../platform/domain.ts';
import { mountHelp } from './help.mount.ts';

export const help: Domain = { name: 'help', mount: mountHelp };
