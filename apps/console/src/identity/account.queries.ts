/** My own account: name, password, second factor, sessions. The second factor is better-auth's and has no contract of ours. */

import { changeMe, changeMyPassword, endMyOtherSessions, endMySession, listMySessions } from '@huiyin/domain/identity/identity.contract.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, send } from '../platform/api.ts';
import { meQuery } from '../platform/session.ts';
import { useCall } from '../platform/use-call.ts';

const sessionsKey = ['my-sessions'] as const;
const onlySessions = [sessionsKey] as const;
const onlyMe = [meQuery.queryKey] as const;

export function useMySessions() {
  return useQuery({ queryKey: sessionsKey, queryFn: ({ signal }) => call(listMySessions, { signal }) });
}

export const useChangeMe = () => useCall(changeMe, onlyMe);
export const useChangeMyPassword = () => useCall(changeMyPassword, onlySessions);
export const useEndMySession = () => useCall(endMySession, onlySessions);
export const useEndMyOtherSessions = () => useCall(endMyOtherSessions, onlySessions);

export interface SecondFactorSetUp {
  /** `otpauth://…`, for a QR code. */
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

const post = (path: string, body: object) =>
  send(`/api/auth/two-factor/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body) });

export function useSecondFactor() {
  const client = useQueryClient();
  const readMeAnew = () => client.invalidateQueries({ queryKey: meQuery.queryKey });
  return {
    /** Counts only once a first code was right. */
    begin: async (password: string) => (await post('enable', { password })) as SecondFactorSetUp,
    prove: async (code: string) => {
      await post('verify-totp', { code });
      await readMeAnew();
    },
    end: async (password: string) => {
      await post('disable', { password });
      await readMeAnew();
    },
    renewBackupCodes: async (password: string) => ((await post('generate-backup-codes', { password })) as SecondFactorSetUp).backupCodes,
  };
}
