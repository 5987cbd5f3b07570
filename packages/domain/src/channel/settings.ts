/** What a schema cannot say of a channel's settings. */

import { accept, refuse, type Result } from '../kernel/result.ts';
import type { ChannelSettings } from './channel.contract.ts';

/** Settings with origins in the form that browsers send, or the paths of what is wrong. */
export function checkSettings(settings: ChannelSettings): Result<ChannelSettings, 'channel.settings_invalid'> {
  const wrong: string[] = [];
  const origins = settings.origins?.map((origin) => normaliseOrigin(origin));
  origins?.forEach((origin, index) => {
    if (origin === null) wrong.push(`origins.${index}`);
  });
  const { privacyNotice, preChat } = settings;
  // Shown as a link: any other scheme would run in the page of the host site.
  if (privacyNotice && !/^(?:https?:\/\/[^\s]+|\/[^\s/][^\s]*)$/i.test(privacyNotice.url)) wrong.push('privacyNotice.url');
  if (privacyNotice && privacyNotice.version.trim() === '') wrong.push('privacyNotice.version');
  if (preChat && new Set(preChat.map((field) => field.key)).size < preChat.length) wrong.push('preChat');
  if (wrong.length > 0) return refuse('channel.settings_invalid', { fields: wrong });
  return accept(origins ? { ...settings, origins: [...new Set(origins as string[])] } : settings);
}

/** `https://shop.example.com`, lower case, without the port that goes without saying; null when it is none. No wildcards: a list is a promise. */
export function normaliseOrigin(raw: string): string | null {
  const match = /^(https?):\/\/((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)(?::([1-9]\d{0,4}))?\/?$/.exec(raw.trim().toLowerCase());
  if (!match) return null;
  const [, scheme, host, port] = match;
  if (port !== undefined && Number(port) > 65_535) return null;
  const implied = port === undefined || (scheme === 'http' ? port === '80' : port === '443');
  return `${scheme}://${host}${implied ? '' : `:${port}`}`;
}

/** Whether a page of another site may hold the widget. */
export function mayEmbed(settings: ChannelSettings, origin: string): boolean {
  return (settings.origins ?? []).includes(origin);
}
