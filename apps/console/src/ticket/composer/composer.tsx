/** Where answers and notes are written. */

import { BulbOutlined, PaperClipOutlined, SettingOutlined, SmileOutlined } from '@ant-design/icons';
import { Button, Dropdown, Popover, Segmented } from 'antd';
import { maxMessageLength } from '@huiyin/domain/ticket/message.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TranslateButton } from '../../advice/translation.tsx';
import { MarkedText } from '../../wording/marked-text.tsx';
import { useKeys } from '../../ui/keys.ts';
import type { Outbox } from '../thread/use-outbox.ts';
import { AttachmentChips } from './attachment-chips.tsx';
import { removeCited, stillCited } from './cite.ts';
import { CitationChips } from './citation-chips.tsx';
import { NewerNotice } from './newer-notice.tsx';
import { keepSendKey, readSendKey, sends, type SendKey } from './send-key.ts';
import { Suggestions } from './suggestions.tsx';
import { mentionsIn, replaceTrigger, triggerAt, type Trigger } from './trigger.ts';
import type { Attachments } from './use-attachments.ts';
import type { DraftHandle } from './use-draft.ts';
import { useSuggestions, type Suggestion } from './use-suggestions.ts';
import { useWording } from './use-wording.ts';
import { WordingNotes } from './wording-notes.tsx';
import styles from './composer.module.css';

const EmojiGrid = lazy(async () => ({ default: (await import('./emoji-grid.tsx')).EmojiGrid }));

interface ComposerProps {
  readonly ticket: TicketView;
  readonly handle: DraftHandle;
  readonly attachments: Attachments;
  readonly outbox: Outbox;
  readonly mayWrite: boolean;
  readonly onWaive: () => void;
}

export function Composer({ ticket, handle, attachments, outbox, mayWrite, onWaive }: ComposerProps) {
  const { t } = useTranslation('ticket');
  const { draft, saved, change, insert, caret: box } = handle;
  const [caretAt, setCaretAt] = useState(0);
  const [hushed, setHushed] = useState<number | null>(null);
  const [sendKey, setSendKey] = useState(readSendKey);
  const [emojiOpen, setEmojiOpen] = useState(false);
  const called = useRef(new Map<string, string>());
  const picker = useRef<HTMLInputElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);
  const wording = useWording(ticket.id, draft, mayWrite);

  const found = triggerAt(draft.body, caretAt, draft.visibility);
  const trigger = found && found.from !== hushed ? found : null;
  const suggestions = useSuggestions(trigger, ticket);
  const [picked, setPicked] = useState(0);
  useEffect(() => setPicked(0), [trigger?.kind, trigger?.query]);

  const focus = (visibility: 'public' | 'internal') => {
    change({ visibility });
    requestAnimationFrame(() => box.current?.focus());
  };
  useKeys(mayWrite ? { r: () => focus('public'), n: () => focus('internal') } : {});

  // Grows with the text, up to a third of the window; again when it comes into sight, because what is hidden has no height.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element?.parentElement) return;
    const fit = () => {
      element.style.height = 'auto';
      element.style.height = `${Math.min(element.scrollHeight, window.innerHeight / 3)}px`;
    };
    fit();
    let width = element.parentElement.clientWidth;
    const watch = new ResizeObserver(() => {
      if (element.parentElement!.clientWidth === width) return;
      width = element.parentElement!.clientWidth;
      fit();
    });
    watch.observe(element.parentElement);
    return () => watch.disconnect();
  }, [draft.body, box]);

  const over = draft.body.length - maxMessageLength;
  const empty = draft.body.trim() === '' && attachments.list.length === 0;
  const send = async (anyway = false) => {
    if (empty || over > 0 || !attachments.ready || wording.blocked) return;
    // A note quotes nothing to anybody.
    const written = stillCited({ body: draft.body.trim(), citations: draft.visibility === 'public' ? draft.citations : [] });
    const wish = { ...written, visibility: draft.visibility, attachments: attachments.take(), mentions: draft.visibility === 'internal' ? mentionsIn(draft.body, called.current) : [] };
    change({ body: '' });
    if (await outbox.send(wish, { anyway })) return;
    // Nothing that was written is lost; what was typed since comes after it.
    const since = box.current?.value ?? '';
    change({ body: since.trim() === '' ? wish.body : `${wish.body}\n${since}`, visibility: wish.visibility, citations: wish.citations });
    attachments.restore(wish.attachments);
  };
  const choose = (chosen: Suggestion, at: Trigger) => {
    const { text, caret } = replaceTrigger(draft.body, caretAt, at, chosen.insert);
    if (chosen.personId) called.current.set(chosen.personId, chosen.title);
    chosen.onChosen?.();
    change({ body: text });
    setCaretAt(caret);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(caret, caret);
    });
  };

  const rewrite = (from: number, to: number, text: string) => {
    change({ body: draft.body.slice(0, from) + text + draft.body.slice(to) });
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(from + text.length, from + text.length);
    });
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    const { nativeEvent: press } = event;
    const composing = press.isComposing || press.keyCode === 229;
    if (trigger && suggestions.length > 0 && !composing) {
      const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        event.preventDefault();
        return setPicked((picked + steps[event.key]! + suggestions.length) % suggestions.length);
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        return choose(suggestions[picked]!, trigger);
      }
    }
    if (event.key === 'Escape' && !composing) {
      event.stopPropagation();
      if (trigger) return setHushed(trigger.from);
      return event.currentTarget.blur();
    }
    if (!sends(press, sendKey)) return;
    event.preventDefault();
    void send();
  };

  if (!mayWrite) return <p className={styles.readOnly}>{t('composer.readOnly')}</p>;
  return (
    <div className={styles.composer} data-visibility={draft.visibility} role="group" aria-label={t('composer.label')}>
      {outbox.newer && <NewerNotice count={outbox.newer.count} onSend={() => void send(true)} onClose={outbox.forgetNewer} />}
      {trigger && <Suggestions trigger={trigger} list={suggestions} picked={picked} onPick={(each) => choose(each, trigger)} />}
      <div className={styles.bar}>
        <Segmented<'public' | 'internal'>
          size="small"
          value={draft.visibility}
          onChange={(visibility) => focus(visibility)}
          options={[{ value: 'public', label: t('composer.public') }, { value: 'internal', label: t('composer.internal') }]}
        />
        <span className={styles.saved} role="status">{saved ? t('composer.draftSaved') : ''}</span>
      </div>
      <div className={styles.box}>
        {/* Under the letters, in the same lines: a text field marks nothing itself. */}
        <div ref={backdrop} className={styles.marks} aria-hidden><MarkedText text={draft.body} marks={wording.marks} />{' '}</div>
        <textarea
          ref={box}
          className={styles.text}
          value={draft.body}
          rows={2}
          aria-label={draft.visibility === 'public' ? t('composer.public') : t('composer.internal')}
          aria-invalid={over > 0 || wording.blocked}
          placeholder={draft.visibility === 'public' ? t('composer.publicPlaceholder') : t('composer.internalPlaceholder')}
          onChange={(event) => {
            change({ body: event.target.value });
            setCaretAt(event.target.selectionStart);
            if (hushed !== null && event.target.value[hushed] !== '/' && event.target.value[hushed] !== '@') setHushed(null);
          }}
          onScroll={(event) => backdrop.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          onSelect={(event) => setCaretAt(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = [...event.clipboardData.files];
            if (files.length === 0) return;
            event.preventDefault();
            attachments.add(files);
          }}
        />
      </div>
      <WordingNotes wording={wording} onReplace={({ from, to, better }) => rewrite(from, to, better)} />
      {draft.visibility === 'public' && <CitationChips citations={draft.citations} onRemove={(index) => change(removeCited(draft, index))} />}
      <AttachmentChips attachments={attachments} />
      <div className={styles.foot}>
        <input ref={picker} type="file" multiple hidden onChange={(event) => {
          attachments.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }} />
        <Button type="text" icon={<PaperClipOutlined />} aria-label={t('composer.attach')} title={t('composer.attach')} onClick={() => picker.current?.click()} />
        <Popover trigger="click" open={emojiOpen} onOpenChange={setEmojiOpen} destroyOnHidden content={<Suspense><EmojiGrid onPick={(emoji) => { setEmojiOpen(false); insert(emoji); }} /></Suspense>}>
          <Button type="text" icon={<SmileOutlined />} aria-label={t('composer.emoji')} title={t('composer.emoji')} />
        </Popover>
        <Button type="text" icon={<BulbOutlined />} aria-label={t('composer.macros')} title={`${t('composer.macros')} (/)`} onClick={() => insert(/(^|\s)$/.test(draft.body.slice(0, box.current?.selectionStart ?? 0)) ? '/' : ' /')} />
        {draft.visibility === 'public' && <TranslateButton ticketId={ticket.id} text={draft.body} onText={(body) => change({ body })} />}
        <span className={styles.grow} />
        {over > 0 && <span className={styles.over} role="alert">{t('composer.tooLong', { n: over })}</span>}
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [sendKey],
            items: [{ key: 'enter', label: t('composer.enterSends') }, { key: 'ctrl-enter', label: t('composer.ctrlEnterSends') }],
            onClick: ({ key }) => {
              keepSendKey(key as SendKey);
              setSendKey(key as SendKey);
            },
          }}
        >
          <Button type="text" icon={<SettingOutlined />} aria-label={t('composer.sendSetting')} title={t('composer.sendSetting')} />
        </Dropdown>
        {ticket.may.waiveAnswer && empty && draft.visibility === 'public' && <Button title={t('composer.waiveHint')} onClick={onWaive}>{t('composer.waive')}</Button>}
        <Button type="primary" className={styles.send ?? ''} disabled={empty || over > 0 || !attachments.ready || wording.blocked} title={wording.blocked ? t('composer.forbidden') : attachments.ready ? undefined : t('composer.cannotSendYet')} onClick={() => void send()}>
          {draft.visibility === 'public' ? t('composer.send') : t('composer.addNote')}
        </Button>
      </div>
    </div>
  );
}
