/** Joins what is on screen with what just came: by sequence number, each message once, in order, whatever arrives twice or late. */

export interface Numbered {
  readonly seq: number;
}

export function mergeMessages<Message extends Numbered>(known: readonly Message[], news: readonly Message[]): readonly Message[] {
  if (news.length === 0) return known;
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of news) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** The last number below which nothing is missing; what is asked "since" it heals any gap. */
export function lastUnbroken(messages: readonly Numbered[]): number {
  let last = messages[0]?.seq ?? 0;
  for (const { seq } of messages.slice(1)) {
    if (seq !== last + 1) break;
    last = seq;
  }
  return last;
}
