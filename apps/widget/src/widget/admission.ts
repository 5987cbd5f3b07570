/** Becoming and staying a known visitor of a channel. */

import type { admitVisitor } from '@huiyin/domain/channel/channel.contract.ts';
import type { BodyOf, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Answer } from '../platform/answer.ts';
import type { Api } from '../platform/api.ts';
import type { Language } from '../platform/language.ts';
import type { Keep } from './keep.ts';

type Body = BodyOf<typeof admitVisitor>;
export type Identity = NonNullable<Body['identity']>;
export type Form = NonNullable<Body['form']>;
export type Admitted = ReplyOf<typeof admitVisitor>;

export interface Admission {
  /** Resumes with the kept token, or begins. Calls at the same time share one answer, since the token rotates. */
  admit(form?: Form): Promise<Answer<Admitted>>;
  identify(identity: Identity): void;
  /** What is still being asked is not kept. */
  forget(): void;
  readonly identified: boolean;
}

export function createAdmission(api: Api, keep: Keep, channel: string, language: () => Language): Admission {
  let identity: Identity | null = null;
  let life = 0;
  let running: Promise<Answer<Admitted>> | null = null;

  const ask = async (form: Form | undefined): Promise<Answer<Admitted>> => {
    const mine = life;
    const { token } = keep.read();
    const answer = await api.call<typeof admitVisitor>('POST', `/widget/${encodeURIComponent(channel)}/visitors`, {
      body: {
        ...(token === null ? {} : { token }),
        ...(identity === null ? {} : { identity }),
        ...(form === undefined ? {} : { form }),
        language: language(),
        page: (location.origin + location.pathname).slice(0, 500),
      },
    });
    if (answer.ok && mine === life) keep.write({ token: answer.value.token, visitorId: answer.value.visitorId });
    return answer;
  };

  return {
    async admit(form) {
      // A form has more to say than an admission that is under way without it.
      if (running !== null && form === undefined) return running;
      await running;
      const now = ask(form);
      running = now;
      const answer = await now;
      if (running === now) running = null;
      return answer;
    },
    identify(next) {
      identity = next;
    },
    forget() {
      life += 1;
      identity = null;
      running = null;
    },
    get identified() {
      return identity !== null;
    },
  };
}
