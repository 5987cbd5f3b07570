/** The frame of every act's dialog: a small form, one button, the refusal where one looks, nothing lost when it fails. */

import { Form, Modal, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ActDialogProps<Values extends object> {
  readonly title: string;
  readonly text?: ReactNode;
  readonly okText?: string;
  readonly danger?: boolean;
  readonly width?: number;
  readonly initial?: Partial<Values>;
  readonly onClose: () => void;
  /** Resolves to whether it worked; the dialog stays open otherwise. */
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly children?: ReactNode | ((form: FormInstance<Values>) => ReactNode);
}

export function ActDialog<Values extends object>({ title, text, okText, danger = false, width = 460, initial, onClose, onSubmit, children }: ActDialogProps<Values>) {
  const { t } = useTranslation('ui');
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);

  const submit = async (values: Values) => {
    setBusy(true);
    const done = await onSubmit(values);
    setBusy(false);
    if (done !== null && done !== false) onClose();
  };

  return (
    <Modal open title={title} width={width} onCancel={onClose} onOk={() => form.submit()} okText={okText ?? t('confirm')} cancelText={t('cancel')} okButtonProps={{ danger, loading: busy }} mask={{ closable: false }}>
      {text && <p style={{ margin: '0 0 12px', color: 'var(--text-2)', lineHeight: 1.6 }}>{text}</p>}
      <Form<Values>
        form={form}
        layout="vertical"
        {...(initial ? { initialValues: initial } : {})}
        onFinish={(values) => void submit(values)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) form.submit();
        }}
      >
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Modal>
  );
}
