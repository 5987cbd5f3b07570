/** Channels and their settings. */

import { changeChannel, createChannel, listChannels, renewChannelSecret } from '@huiyin/domain/channel/channel.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const channelsKey = ['channels'] as const;
const onlyChannels = [channelsKey] as const;

export function useChannels() {
  return useQuery({ queryKey: channelsKey, queryFn: ({ signal }) => call(listChannels, { signal }) });
}

export const useCreateChannel = () => useCall(createChannel, onlyChannels);
export const useChangeChannel = () => useCall(changeChannel, onlyChannels);
export const useRenewSecret = () => useCall(renewChannelSecret, onlyChannels);
