/** A button that asks once before it does something that is felt. */

import { App, Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';

interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick'> {
  readonly question: string;
  readonly text?: ReactNode;
  readonly confirmLabel?: string;
  readonly onConfirm: () => Promise<unknown>;
}

export function ConfirmButton({ question, text, confirmLabel, onConfirm, danger, ...button }: ConfirmButtonProps) {
  const { t } = useTranslation('ui');
  const { modal, message } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: question,
      content: text,
      okText: confirmLabel ?? t('confirm'),
      cancelText: t('cancel'),
      okButtonProps: { danger: danger ?? false },
      onOk: () => onConfirm().catch((error: unknown) => void message.error(wordsOf(error))),
    });
  return <Button {...button} danger={danger ?? false} onClick={ask} />;
}
