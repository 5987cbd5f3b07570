/** Something that is shown once and never again: a new password, a key. */

import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../ui/copy-text.tsx';

export function useShowSecret(): (title: string, text: string, secret: string) => void {
  const { t } = useTranslation('identity');
  const { modal } = App.useApp();
  return (title, text, secret) =>
    void modal.info({
      title,
      icon: null,
      width: 520,
      mask: { closable: false },
      okText: t('secret.kept'),
      content: (
        <>
          <p>{text}</p>
          <CopyText text={secret} />
        </>
      ),
    });
}
