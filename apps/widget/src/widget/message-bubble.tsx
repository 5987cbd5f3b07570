/** One message, arrived or still on its way. */

import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type { Refused } from '../platform/answer.ts';
import { isPicture } from '../platform/file-rules.ts';
import { sayMoment } from '../platform/moment.ts';
import { sayRefusal } from '../platform/refusal-words.ts';
import { Said } from '../platform/said.tsx';
import { FileLine, Picture } from './attachment.tsx';
import type { OutboxItem } from './outbox.ts';
import { useSurroundings } from './surroundings.ts';

export function MessageBubble({ message, mark }: { readonly message: ChatMessage; readonly mark: string | null }) {
  const { words, language } = useSurroundings();
  if (message.from === 'system') {
    return (
      <p class="notice">
        <span class="hidden">{words.system} </span>
        <Said text={message.body} />
      </p>
    );
  }
  const mine = message.from === 'customer';
  const name = mine ? words.you : (message.name ?? (message.from === 'assistant' ? words.assistant : words.agent));
  return (
    <div class={mine ? 'message mine' : 'message theirs'}>
      <p class={mine ? 'name hidden' : 'name'}>
        {name}
        {message.from === 'assistant' && message.name !== null && message.name !== words.assistant && <span class="tag">{words.assistant}</span>}
      </p>
      {message.body !== '' && (
        <div class="said">
          <Said text={message.body} />
        </div>
      )}
      {message.attachments.map((file) => (isPicture(file.type) ? <Picture key={file.id} file={file} /> : <FileLine key={file.id} file={file} />))}
      <p class="under">
        <time dateTime={message.at}>{sayMoment(message.at, language, Date.now())}</time>
        {mark !== null && <span>{mark}</span>}
      </p>
    </div>
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
