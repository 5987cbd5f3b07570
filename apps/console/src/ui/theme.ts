/** How Ant Design looks here. The same tokens are CSS variables in theme.css. */

import type { ThemeConfig } from 'antd';

/** Chosen in theme.css by the page's language. */
export const fontFamily = 'var(--font)';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0e7a6b',
    colorPrimaryHover: '#0b6257',
    colorLink: '#0e7a6b',
    colorLinkHover: '#0b6257',
    colorInfo: '#0e7a6b',
    colorSuccess: '#177545',
    colorWarning: '#a35800',
    colorError: '#c8372d',
    // Named, since what the algorithm makes of these seeds is murky behind text.
    colorInfoBg: '#e7f3f1',
    colorInfoBorder: '#b9dcd6',
    colorSuccessBg: '#e8f5ee',
    colorSuccessBorder: '#b7dfc8',
    colorWarningBg: '#fdf3e4',
    colorWarningBorder: '#f0dca4',
    colorErrorBg: '#fdeeec',
    colorErrorBorder: '#f3c6c1',
    colorText: '#1d2433',
    colorTextSecondary: '#4e5768',
    colorTextTertiary: '#646d7d',
    colorTextPlaceholder: '#6b7484',
    colorBorder: '#d9dce3',
    colorBorderSecondary: '#e6e8ec',
    colorBgLayout: '#f5f6f8',
    colorFillAlter: '#f8f9fb',
    borderRadius: 6,
    borderRadiusLG: 8,
    fontSize: 13,
    // What would follow from 13 is too small for Chinese.
    fontSizeSM: 12,
    fontSizeLG: 14,
    fontFamily,
    controlHeight: 32,
    controlHeightSM: 26,
    boxShadow: '0 4px 16px rgba(20, 28, 46, 0.08)',
    boxShadowSecondary: '0 6px 24px rgba(20, 28, 46, 0.12)',
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.2s',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Tabs: { horizontalMargin: '0', titleFontSize: 13, horizontalItemGutter: 20, horizontalItemPadding: '10px 0' },
    Table: { headerBg: '#f8f9fb', headerColor: '#4e5768', headerSplitColor: 'transparent', cellPaddingBlock: 10, cellPaddingInline: 12, rowHoverBg: '#f7f9fa' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Segmented: { trackBg: '#e9ecf0', trackPadding: 2 },
    Modal: { titleFontSize: 15 },
  },
};
