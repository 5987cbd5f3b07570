/** English names of the regions that Chinese centres write down. What is not among them speaks for itself. */

import type { BilingualText } from '../kernel/text.ts';

const areas: Readonly<Record<string, string>> = {
  华东: 'East China', 华南: 'South China', 华北: 'North China', 华中: 'Central China', 东北: 'Northeast China', 西北: 'Northwest China', 西南: 'Southwest China', 港澳台: 'Hong Kong, Macao and Taiwan', 海外: 'Overseas',
};

const provinces: Readonly<Record<string, string>> = {
  北京: 'Beijing', 天津: 'Tianjin', 上海: 'Shanghai', 重庆: 'Chongqing', 河北: 'Hebei', 山西: 'Shanxi', 辽宁: 'Liaoning', 吉林: 'Jilin', 黑龙江: 'Heilongjiang', 江苏: 'Jiangsu', 浙江: 'Zhejiang', 安徽: 'Anhui', 福建: 'Fujian', 江西: 'Jiangxi', 山东: 'Shandong',
  河南: 'Henan', 湖北: 'Hubei', 湖南: 'Hunan', 广东: 'Guangdong', 海南: 'Hainan', 四川: 'Sichuan', 贵州: 'Guizhou', 云南: 'Yunnan', 陕西: 'Shaanxi', 甘肃: 'Gansu', 青海: 'Qinghai', 台湾: 'Taiwan', 内蒙古: 'Inner Mongolia', 广西: 'Guangxi', 西藏: 'Tibet', 宁夏: 'Ningxia', 新疆: 'Xinjiang', 香港: 'Hong Kong', 澳门: 'Macao',
};

/** As forms and addresses write them in full. */
const long: Readonly<Record<string, string>> = { 内蒙古自治区: '内蒙古', 广西壮族自治区: '广西', 西藏自治区: '西藏', 宁夏回族自治区: '宁夏', 新疆维吾尔自治区: '新疆', 香港特别行政区: '香港', 澳门特别行政区: '澳门' };

/** As it is written → its names; the Chinese one is what was written. */
export const regionNames: ReadonlyMap<string, BilingualText> = new Map(
  [
    ...Object.entries(areas).flatMap(([zh, en]) => [zh, `${zh}区`, `${zh}地区`].map((written) => [written, en] as const)),
    ...Object.entries(provinces).flatMap(([zh, en]) => [zh, `${zh}省`, `${zh}市`].map((written) => [written, en] as const)),
    ...Object.entries(long).map(([written, zh]) => [written, provinces[zh]!] as const),
  ].map(([written, en]) => [written, { zh: written, en }]),
);
