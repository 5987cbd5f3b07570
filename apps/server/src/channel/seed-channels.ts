/** The channels that every centre starts with. Ordinary rows afterwards. */

import type { ChannelKind, ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertChannel } from './channel.store.ts';

interface ShippedChannel {
  readonly key: string;
  readonly kind: ChannelKind;
  readonly name: BilingualText;
  readonly settings: ChannelSettings;
}

const shippedChannels: readonly ShippedChannel[] = [
  {
    key: 'web',
    kind: 'web',
    name: { zh: '在线客服', en: 'Web chat' },
    settings: {
      greeting: { zh: '您好，请问有什么可以帮您？请直接描述您的问题，我们会尽快回复。', en: 'Hello! How can we help? Tell us what it is about and we will answer as soon as we can.' },
      offlineNote: { zh: '现在是非服务时间。请留言并留下联系方式，我们上班后会第一时间与您联系。', en: 'We are away right now. Leave a message and a way to reach you, and we will get back to you when we open.' },
      // None is required: whoever only asks a question need not give a name, and 受理 asks for a contact before it lets a ticket go on.
      preChat: [{ key: 'name', required: false }, { key: 'phone', required: false }],
      files: true,
      origins: [],
      colour: '#0e7a6b',
    },
  },
  { key: 'phone', kind: 'phone', name: { zh: '电话', en: 'Phone' }, settings: {} },
  { key: 'wechat', kind: 'wechat', name: { zh: '微信', en: 'WeChat' }, settings: {} },
  { key: 'email', kind: 'email', name: { zh: '邮件', en: 'E-mail' }, settings: {} },
  { key: 'api', kind: 'api', name: { zh: '开放接口', en: 'API' }, settings: {} },
  { key: 'import', kind: 'import', name: { zh: '数据导入', en: 'Import' }, settings: {} },
];

/** Leaves channels of the same key as they are, so that it may run at every start. */
export async function seedChannels(tx: Tx, { ids, clock }: Pick<Shell, 'ids' | 'clock'>): Promise<void> {
  for (const channel of shippedChannels) await insertChannel(tx, { ...channel, id: ids.next(), teamId: null, calendarId: null, active: true }, clock.now());
}
