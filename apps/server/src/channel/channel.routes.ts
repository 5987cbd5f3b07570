/** HTTP for channels, and the door of the chat widget. */

import * as contract from '@huiyin/domain/channel/channel.contract.ts';
import { isOpen } from '@huiyin/domain/calendar/working-time.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import { calendarsOf } from '../calendar/index.ts';
import { maxFileBytes } from '../platform/files.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { admitVisitor } from './admit-visitor.ts';
import { hoursOf } from './channel-hours.ts';
import { readChannels } from './channel.store.ts';
import { viewOf } from './channel-view.ts';
import { findWidgetChannel } from './find-widget-channel.ts';
import { changeChannel, createChannel, renewChannelSecret } from './keep-channels.ts';
import type { VisitorCustomers } from './visitor-customers.ts';

export const channelRoutes =
  (customersOf: (shell: Shell) => VisitorCustomers) =>
  (shell: Shell): Routes =>
  (serve) => {
    const customers = customersOf(shell);

    serve(contract.listChannels, async () => accept({ items: (await readChannels(shell.db)).map((channel) => viewOf(shell, channel)) }));
    serve(contract.createChannel, (call) => createChannel(shell, call));
    serve(contract.changeChannel, (call) => changeChannel(shell, { ...call, channelId: call.params.channelId }));
    serve(contract.renewChannelSecret, (call) => renewChannelSecret(shell, { ...call, channelId: call.params.channelId }));

    serve(contract.readWidgetSettings, async ({ params, origin }) => {
      const channel = await findWidgetChannel(shell, params.channelKey, origin);
      if (!channel.ok) return channel;
      const { key, name, settings } = channel.value;
      const calendars = await calendarsOf(shell);
      return accept({
        key,
        name,
        greeting: settings.greeting ?? null,
        offlineNote: settings.offlineNote ?? null,
        online: isOpen(calendars.compiled(hoursOf(calendars, channel.value)), shell.clock.now()),
        preChat: settings.preChat ?? [],
        privacyNotice: settings.privacyNotice ?? null,
        files: settings.files ?? false,
        colour: settings.colour ?? null,
        maxFileBytes,
      });
    });

    serve(contract.admitVisitor, ({ params, body, origin }) => admitVisitor(shell, customers, { ...body, channelKey: params.channelKey, origin }));
  };
