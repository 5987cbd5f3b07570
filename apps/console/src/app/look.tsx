/** Theme and language for everything that Ant Design draws. */

import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from '../ui/theme.ts';
import { Notices } from './notices.tsx';

export function Look({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  dayjs.locale(english ? 'en' : 'zh-cn');
  return (
    <ConfigProvider theme={wantsStillness() ? still : theme} locale={english ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <Notices>{children}</Notices>
    </ConfigProvider>
  );
}

/** For people who want no motion: what would wait for an animation's end does not begin one. */
const still = { ...theme, token: { ...theme.token, motion: false } };

function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
