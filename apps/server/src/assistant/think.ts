/** One turn of the assistant: looks at what the customer said, decides, and does it if it still may (R-K2). */

import type { Reading } from '@huiyin/domain/assistant/may-speak.ts';
import { whyPeopleOnly } from '@huiyin/domain/assistant/may-speak.ts';
import { offlineMind } from '@huiyin/domain/assistant/offline-mind.ts';
import type { AssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import { greeting, isThisWhatYouMean, whichDoYouMean, youAreWelcome } from '@huiyin/domain/assistant/speech-words.ts';
import type { Evidence, Thought } from '@huiyin/domain/assistant/thought.ts';
import { wishOf } from '@huiyin/domain/assistant/wish.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { isSpeaking } from '@huiyin/domain/ticket/assistant-part.ts';
import { mostFailedTurns } from '@huiyin/domain/ticket/assistant-turn.ts';
import type { AssistantTurn, HandOffReason, Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { readChannelById, type Channel } from '../channel/index.ts';
import { recordArticleUse } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';
import { assistant, readTicket, speakAsAssistant } from '../ticket/index.ts';
import type { TurnDecision } from './assistant.tables.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { handOn } from './hand-on.ts';
import { settingsOf } from './keep-settings.ts';
import { maySpeakOn } from './may-speak-on.ts';
import { mindOf } from './mind.ts';
import { readMatter } from './read-matter.ts';
import { readTalk, theirWords, type Talk } from './read-talk.ts';
import { settleTalk } from './settle-talk.ts';
import { insertTurn, type Turn } from './turn.store.ts';

interface Scene {
  readonly ticket: Ticket;
  readonly talk: Talk;
  readonly channel: Channel | null;
  readonly settings: AssistantSettings;
}

/** What to do, and by whose thought; none where a rule decided. */
type Step = (
  | { readonly do: 'hand_on'; readonly reason: HandOffReason; readonly mood?: Reading['mood'] }
  | { readonly do: 'greet'; readonly words: BilingualText }
  | { readonly do: 'settle' }
  | { readonly do: 'say' }
) & { readonly evidence: Evidence; readonly thought: Thought | null };

const noEvidence: Evidence = { passages: [], confidence: 0 };

/** Does nothing where it owes no word any more. */
export async function think(shell: Shell, ticketId: string): Promise<void> {
  const held = await readTicket(shell.db, ticketId, { scope: 'all' });
  if (!held || !isSpeaking(held.ticket) || held.ticket.state !== 'open' || held.ticket.waitingSince === null) return;
  const { ticket } = held;
  const began = performance.now();
  const [talk, channel, { document: settings }] = [await readTalk(shell.db, ticketId), (await readChannelById(shell, ticket.channelId)) ?? null, await settingsOf(shell)];
  const step = await decide(shell, { ticket, talk, channel, settings });
  await carryOut(shell, { ticket, talk }, step, Math.round(performance.now() - began));
}

/** Rules come before any mind: who wants a person, what people decide, what cannot be read. */
async function decide(shell: Shell, { ticket, talk, channel, settings }: Scene): Promise<Step> {
  const byRule = { evidence: noEvidence, thought: null };
  if (!channel || !(await maySpeakOn(shell, ticket, channel))) return { do: 'hand_on', reason: 'switched_off', ...byRule };
  const { question } = talk;
  const wish = wishOf(talk.unanswered);
  // Whoever takes over has the articles at hand, internal ones too; what was asked before they asked for a person says what it is about.
  const forPeople = (text: string) => gatherEvidence(shell, { text, language: question.language, channelKey: channel.key, byPeople: true });
  if (wish === 'person') return { do: 'hand_on', reason: 'asked', thought: null, evidence: await forPeople(theirWords(talk)) };
  if (talk.hasFiles) return { do: 'hand_on', reason: 'unreadable', thought: null, evidence: await forPeople(question.text) };
  if (wish === 'nothing') return ticket.assistant!.last?.turn === 'answer' ? { do: 'settle', ...byRule } : { do: 'greet', words: youAreWelcome, ...byRule };
  if (wish === 'greeting') return { do: 'greet', words: greeting, ...byRule };

  const matter = await readMatter(shell, talk.unanswered);
  const why = whyPeopleOnly(matter, settings);
  if (why) return { do: 'hand_on', reason: why, mood: matter.mood, thought: null, evidence: await forPeople(question.text) };
  const evidence = await gatherEvidence(shell, { text: question.text, language: question.language, channelKey: channel.key, byPeople: false });
  const thought = await mindOf(shell, settings)(question, evidence, settings);
  const { decision } = thought;
  const { failed } = ticket.assistant!;
  const handsOn = (reason: HandOffReason): Step => ({ do: 'hand_on', reason, mood: matter.mood, evidence, thought });
  if (decision.kind === 'hand_on') return handsOn(failed > 0 && decision.reason === 'no_evidence' ? 'failed_twice' : decision.reason);
  return decision.kind === 'clarify' && failed >= mostFailedTurns ? handsOn('failed_twice') : { do: 'say', evidence, thought };
}

async function carryOut(shell: Shell, { ticket, talk }: Pick<Scene, 'ticket' | 'talk'>, step: Step, ms: number): Promise<void> {
  const { evidence, thought } = step;
  const { confidence, mind, model, tokens } = thought ?? { confidence: 1, mind: offlineMind, model: null, tokens: 0 };
  const turnOf = <Decision extends TurnDecision>(decision: Decision, reason: HandOffReason | null): Turn & { readonly decision: Decision } => ({
    id: shell.ids.next(), ticketId: ticket.id, messageId: null, at: shell.clock.now(), question: talk.question.text, language: talk.question.language, decision, reason, confidence, mind, model, tokens, ms,
    considered: evidence.passages.map(({ articleId, version, title, confidence: sure }) => ({ articleId, version, title, confidence: sure })), cited: [],
  });
  switch (step.do) {
    case 'hand_on':
      return void (await handOn(shell, { ticket, talk, reason: step.reason, by: assistant, mood: step.mood ?? 'neutral', passages: evidence.passages, seenSeq: ticket.messageSeq, turn: turnOf('hand_on', step.reason) }));
    case 'settle':
      return settleTalk(shell, ticket.id, { how: 'said', by: assistant });
    case 'greet':
      return say(shell, ticket, { body: step.words[talk.question.language], turn: turnOf('greet', null), cited: [], choices: [] });
    case 'say': {
      const { decision } = thought!;
      if (decision.kind === 'answer') return say(shell, ticket, { body: decision.text, turn: turnOf('answer', null), cited: decision.cited, choices: [] });
      const choices = decision.kind === 'clarify' ? decision.choices : [];
      return say(shell, ticket, { body: (choices.length === 1 ? isThisWhatYouMean : whichDoYouMean)[talk.question.language], turn: turnOf('clarify', null), cited: [], choices });
    }
  }
}

interface Words {
  readonly body: string;
  readonly turn: Turn & { readonly decision: AssistantTurn };
  readonly cited: Evidence['passages'];
  readonly choices: Evidence['passages'];
}

/** Refused where somebody was quicker: then nothing is said, and nothing of it is kept. */
async function say(shell: Shell, ticket: Ticket, { body, turn, cited, choices }: Words): Promise<void> {
  const pointers = cited.map(({ articleId, version }) => ({ articleId, version }));
  await speakAsAssistant(shell, ticket.id, {
    body, turn: turn.decision, confidence: turn.confidence, mind: turn.mind, seenSeq: ticket.messageSeq,
    articles: [...cited, ...choices].map(({ articleId, version }) => ({ articleId, version })),
    choices: choices.map(({ articleId, title }) => ({ articleId, title })),
    citations: cited.map(({ articleId, version, title }) => ({ articleId, version, title, open: true })),
    beside: async (tx, messageId) => {
      await insertTurn(tx, { ...turn, messageId, cited: pointers });
      for (const { articleId, version } of pointers) await recordArticleUse(tx, { id: shell.ids.next(), articleId, version, ticketId: ticket.id, messageId, by: { kind: 'assistant' }, at: turn.at });
    },
  });
}
