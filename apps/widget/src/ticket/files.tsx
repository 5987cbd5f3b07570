/** Files of the ticket: pictures are shown, all can be saved. */

import type { AttachmentView } from '@huiyin/domain/ticket/message.contract.ts';
import { isPicture, sayBytes } from '../platform/file-rules.ts';
import type { OwnTicket } from './own-ticket.ts';
import { useWords } from './surroundings.ts';

export function Evidence({ ticket, files }: { readonly ticket: OwnTicket; readonly files: readonly AttachmentView[] }) {
  const { words } = useWords();
  const address = (file: AttachmentView) => ticket.api.address(`${ticket.path}/files/${file.id}`);
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id}>
          {isPicture(file.type) ? (
            <a class="picture" href={`${address(file)}?inline=1`} target="_blank" rel="noopener noreferrer" title={file.name}>
              <img src={`${address(file)}?inline=1`} alt={file.name} loading="lazy" referrerpolicy="no-referrer" />
            </a>
          ) : (
            <a class="file" href={address(file)} download={file.name} aria-label={words.download(file.name)}>
              <span class="file-name">{file.name}</span>
              <span class="soft">{sayBytes(file.size)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
