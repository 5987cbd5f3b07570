/** Evidence: files uploaded at once, handed over by id. A form item's `value` and `onChange`. */

import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentChips } from '../composer/attachment-chips.tsx';
import { useAttachments } from '../composer/use-attachments.ts';
import type { sendFile } from '../thread/thread.queries.ts';

/** Stands for a file that is still on its way. */
const onItsWay = '';

/** A rule of the field: a form that is sent too early would leave the proof behind. */
export function allArrived(words: string) {
  return { validator: (_: unknown, ids?: readonly string[]) => (ids?.includes(onItsWay) ? Promise.reject(new Error(words)) : Promise.resolve()) };
}

/** `send`: where it goes, if not among the ticket’s own uploads. */
export function FileField({ onChange, send }: { readonly value?: readonly string[]; readonly onChange?: (ids: readonly string[]) => void; readonly send?: typeof sendFile }) {
  const { t } = useTranslation('ticket');
  const attachments = useAttachments(send);
  const picker = useRef<HTMLInputElement>(null);
  const ids = attachments.list.map((each) => each.stored?.id ?? onItsWay);
  const known = JSON.stringify(ids);
  useEffect(() => onChange?.(ids), [known]);
  return (
    <div onPaste={(event) => attachments.add([...event.clipboardData.files])}>
      {/* Inside a form Ant Design shows file inputs, `hidden` or not. */}
      <input ref={picker} type="file" multiple style={{ display: 'none' }} onChange={(event) => {
        attachments.add([...(event.target.files ?? [])]);
        event.target.value = '';
      }} />
      <Button icon={<PaperClipOutlined />} onClick={() => picker.current?.click()}>{t('composer.attach')}</Button>
      <AttachmentChips attachments={attachments} />
    </div>
  );
}
