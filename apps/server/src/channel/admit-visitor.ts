/** Lets a visitor into a chat: proves an identity, resumes who was here before, keeps what the form says. */

import type { admitVisitor as contract } from '@huiyin/domain/channel/channel.contract.ts';
import { cleanPage, combineClaims, missingFields, type VisitorClaim } from '@huiyin/domain/channel/visitor.ts';
import type { BodyOf, ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { secretOf } from './channel-secret.ts';
import type { Channel } from './channel.store.ts';
import { findWidgetChannel } from './find-widget-channel.ts';
import type { VisitorCustomers } from './visitor-customers.ts';
import { claimOf, sealClaim } from './visitor-claim.ts';
import { type ProvenIdentity, proveIdentity } from './visitor-identity.ts';
import { graceMs, hashToken, rotateAfterMs, tokenLifeMs } from './visitor-token.ts';
import { insertToken, lockVisitorByIdentity, lockVisitorByToken, saveVisitor, shortenToken, type TokenHolder, type VisitorRow } from './visitor.store.ts';

export interface AdmissionWish extends BodyOf<typeof contract> {
  readonly channelKey: string;
  readonly origin: string | null;
}

type Admitted = ReplyOf<typeof contract>;
type Refusal = 'channel.unknown' | 'channel.closed' | 'visitor.origin_refused' | 'visitor.identity_invalid' | 'visitor.form_incomplete' | 'customer.contact_invalid';

export async function admitVisitor(shell: Shell, customers: VisitorCustomers, wish: AdmissionWish): Promise<Result<Admitted, Refusal>> {
  const channel = await findWidgetChannel(shell, wish.channelKey, wish.origin);
  if (!channel.ok) return channel;

  let proof: ProvenIdentity | null = null;
  if (wish.identity) {
    const proven = await proveIdentity(secretOf(shell.secrets, channel.value), wish.identity, shell.clock.now());
    // Nothing is kept of a visitor whose signature is wrong, not even as an unsigned one.
    if (!proven.ok) return proven;
    proof = withSpace(proven.value, channel.value);
  }

  return shell.db.transaction().execute((tx) => admit(tx, { shell, customers, channel: channel.value, proof, wish }));
}

interface Admission {
  readonly shell: Shell;
  readonly customers: VisitorCustomers;
  readonly channel: Channel;
  readonly proof: ProvenIdentity | null;
  readonly wish: AdmissionWish;
}

/** Every refusal comes before the first write: a refused admission leaves nothing. */
async function admit(tx: Tx, { shell, customers, channel, proof, wish }: Admission): Promise<Result<Admitted, Refusal>> {
  const now = shell.clock.now();
  const identity = proof && Buffer.from(shell.secrets.fingerprint('visitor.identity', proof.userId), 'hex');
  const resumed = await findResumed(tx, channel, wish.token, identity, now);
  const verified = identity !== null || (resumed?.identity ?? null) !== null;
  if (channel.settings.identityRequired && !verified) return refuse('visitor.identity_invalid', { reason: 'required' });

  const { privacyVersion, ...form } = wish.form ?? {};
  const sound = customers.check(form);
  if (!sound.ok) return sound;
  const signed: VisitorClaim | null = proof && { ...proof.claim, externalId: proof.userId };
  const before = resumed ? claimOf(shell.secrets, resumed) : null;
  // Of a proven visitor only the signature says who it is; the form may still say what it is about.
  const said = verified ? { ...(form.topic !== undefined && { topic: form.topic }) } : form;
  const claim = combineClaims(before, said, signed);
  const agreed = privacyVersion ?? resumed?.privacyVersion ?? null;
  const missing = missingFields(channel.settings, claim, agreed, verified);
  if (wish.form && missing.length > 0) return refuse('visitor.form_incomplete', { missing });

  const id = resumed?.id ?? shell.ids.next();
  const customerId = signed ? await customers.ofIdentity(tx, { ...signed, externalId: proof!.userId }) : (resumed?.customerId ?? null);
  // The conversation so far was this user's; it joins the user, and nothing else of the user joins it.
  if (signed && resumed?.customerId && resumed.customerId !== customerId && resumed.identity === null) await customers.join(tx, resumed.customerId, customerId!);

  const visitor: VisitorRow = {
    id,
    channelId: channel.id,
    customerId,
    identity: identity ?? resumed?.identity ?? null,
    claim: sealClaim(shell.secrets, id, claim),
    privacyVersion: agreed,
    language: wish.language ?? resumed?.language ?? null,
    page: cleanPage(wish.page) ?? resumed?.page ?? null,
    spokeAt: resumed?.spokeAt ?? null,
  };
  await saveVisitor(tx, visitor, now);
  const token = await handOutToken(tx, shell, visitor, wish.token, resumed, now);
  return accept({ token, visitorId: id, name: claim.name ?? null, verified, missing });
}

/** A token that is unknown, too old or of another channel starts afresh: browsers lose their storage, and that is no error. */
async function findResumed(tx: Tx, channel: Channel, token: string | undefined, identity: Buffer | null, now: Instant): Promise<VisitorRow | TokenHolder | undefined> {
  const byToken = token === undefined ? undefined : await lockVisitorByToken(tx, hashToken(token), channel.id, now);
  if (identity === null) return byToken;
  if (byToken?.identity?.equals(identity)) return byToken;
  // Another user signed in on this device: what was said before stays with whoever said it.
  const mayUpgrade = byToken !== undefined && byToken.identity === null;
  if (mayUpgrade && byToken.spokeAt !== null) return byToken;
  return (await lockVisitorByIdentity(tx, identity, channel.id)) ?? (mayUpgrade ? byToken : undefined);
}

async function handOutToken(tx: Tx, shell: Shell, visitor: VisitorRow, given: string | undefined, resumed: VisitorRow | TokenHolder | undefined, now: Instant): Promise<string> {
  const byToken = given !== undefined && resumed !== undefined && 'tokenMadeAt' in resumed;
  // A proof changes what the token opens; whoever knew the old one shall not come along.
  const raised = visitor.identity !== null && resumed?.identity === null;
  if (byToken && !raised && now - resumed.tokenMadeAt < rotateAfterMs) return given;
  const token = shell.ids.token();
  await insertToken(tx, hashToken(token), visitor.id, now, now + tokenLifeMs);
  if (byToken) await shortenToken(tx, hashToken(given), now + graceMs);
  return token;
}

function withSpace(proof: ProvenIdentity, { settings }: Channel): ProvenIdentity {
  return settings.identitySpace === undefined ? proof : { ...proof, userId: `${settings.identitySpace}:${proof.userId}` };
}
