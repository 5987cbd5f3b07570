/** Evidence: files uploaded at once, handed over by id. A form item's `value` and `onChange`. */

import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentChips } from '../composer/attachment-chips.tsx';
import { useAttachments } from '../composer/use-attachments.ts';

export function FileField({ onChange }: { readonly value?: readonly string[]; readonly onChange?: (ids: readonly string[]) => void }) {
  const { t } = useTranslation('ticket');
  const attachments = useAttachments();
  const picker = useRef<HTMLInputElement>(null);
  const ids = attachments.list.flatMap((each) => each.stored?.id ?? []);
  const known = ids.join();
  useEffect(() => onChange?.(ids), [known]);
  return (
    <div onPaste={(event) => attachments.add([...event.clipboardData.files])}>
      <input ref={picker} type="file" multiple hidden onChange={(event) => {
        attachments.add([...(event.target.files ?? [])]);
        event.target.value = '';
      }} />
      <Button icon={<PaperClipOutlined />} onClick={() => picker.current?.click()}>{t('composer.attach')}</Button>
      <AttachmentChips attachments={attachments} />
    </div>
  );
}
