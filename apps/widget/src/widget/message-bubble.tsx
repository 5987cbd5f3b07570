/** One message, arrived or still on its way. */

import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import { useState } from 'preact/hooks';
import type { Refused } from '../platform/answer.ts';
import { isPicture } from '../platform/file-rules.ts';
import { sayMoment } from '../platform/moment.ts';
import { sayRefusal } from '../platform/refusal-words.ts';
import { Said } from '../platform/said.tsx';
import { Sources } from '../platform/sources.tsx';
import { FileLine, Picture } from './attachment.tsx';
import type { OutboxItem } from './outbox.ts';
import { useSurroundings } from './surroundings.ts';

interface MessageProps {
  readonly message: ChatMessage;
  readonly mark: string | null;
  /** What the assistant's last word leaves to be done: choosing a question, or saying whether the answer helped. */
  readonly open?: 'choose' | 'judge' | null;
  /** By what name the assistant speaks here. */
  readonly assistantName?: string | null;
}

export function MessageBubble({ message, mark, open = null, assistantName = null }: MessageProps) {
  const { chat, words, language } = useSurroundings();
  if (message.from === 'system') {
    return (
      <p class="notice">
        <span class="hidden">{words.system} </span>
        <Said text={message.body} />
      </p>
    );
  }
  const mine = message.from === 'customer';
  const byMachine = message.from === 'assistant';
  const name = mine ? words.you : (message.name ?? (byMachine ? (assistantName ?? words.assistant) : words.agent));
  return (
    <div class={mine ? 'message mine' : 'message theirs'}>
      <p class={mine ? 'name hidden' : 'name'}>
        {name}
        {byMachine && name !== words.assistant && <span class="tag">{words.assistant}</span>}
      </p>
      {message.body !== '' && (
        <div class="said">
          <Said text={message.body} />
        </div>
      )}
      {message.attachments.map((file) => (isPicture(file.type) ? <Picture key={file.id} file={file} /> : <FileLine key={file.id} file={file} />))}
      <Sources citations={message.citations} origin={chat.origin} label={words.sources} />
      {open === 'choose' && <Choices choices={message.choices} />}
      {open === 'judge' && <Judge messageId={message.id} />}
      <p class="under">
        <time dateTime={message.at}>{sayMoment(message.at, language, Date.now())}</time>
        {mark !== null && <span>{mark}</span>}
      </p>
    </div>
  );
}

/** A tap asks the question, in its own words. */
function Choices({ choices }: Pick<ChatMessage, 'choices'>) {
  const { chat, words } = useSurroundings();
  return (
    <ul class="choices" aria-label={words.choose}>
      {choices.map(({ articleId, title }) => (
        <li key={articleId}>
          <button type="button" class="choice" onClick={() => chat.say(title, [])}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Judge({ messageId }: { readonly messageId: string }) {
  const { chat, words } = useSurroundings();
  const [said, setSaid] = useState(false);
  const tell = async (tell: 'helped' | 'not_helped') => {
    if (said) return;
    setSaid(true);
    if ((await chat.tellAssistant({ tell, messageId })) !== null) setSaid(false);
  };
  return (
    <p class="judge" role="group" aria-label={words.judge}>
      <button type="button" class="verdict" aria-disabled={said} onClick={() => void tell('helped')}>
        {words.helped}
      </button>
      <button type="button" class="verdict" aria-disabled={said} onClick={() => void tell('not_helped')}>
        {words.notHelped}
      </button>
    </p>
  );
}

interface PendingProps {
  readonly item: OutboxItem;
  readonly lost: boolean;
  readonly onRetry: () => void;
  readonly onWithdraw: () => void;
}

export function PendingBubble({ item, lost, onRetry, onWithdraw }: PendingProps) {
  const { words, language } = useSurroundings();
  const failed = item.state === 'failed';
  return (
    <div class={failed ? 'message mine failed' : 'message mine pending'}>
      <p class="name hidden">{words.you}</p>
      {item.body !== '' && <div class="said">{item.body}</div>}
      {item.attachments.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
      {failed ? (
        <>
          <p class="under" role="alert">
            {words.failed}
            {language === 'zh' ? '：' : ': '}
            {sayRefusal((item.code ?? 'server.fault') as Refused['code'], language)}
          </p>
          <p class="under">
            <button type="button" class="link" onClick={onRetry}>
              {words.again}
            </button>
            <button type="button" class="link" onClick={onWithdraw}>
              {words.withdraw}
            </button>
          </p>
        </>
      ) : (
        <p class="under">{lost ? words.waiting : words.sending}</p>
      )}
    </div>
  );
}
