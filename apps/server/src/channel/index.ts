/** The public face of channels. */

export { authenticateVisitor } from './authenticate-visitor.ts';
export { bindVisitor, type Speaker } from './bind-visitor.ts';
export { type ChannelBrief, readChannelById, readChannelByKey, readChannelsBrief } from './channel-cache.ts';
export type { Channel } from './channel.store.ts';
export { seedChannels } from './seed-channels.ts';
export type { VisitorCustomers } from './visitor-customers.ts';
