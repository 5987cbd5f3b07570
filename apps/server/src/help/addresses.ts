/** Where the pages of the help centre are. */

import type { Language } from '@huiyin/domain/kernel/language.ts';

export const homeAddress = (language: Language) => `/help?lang=${language}`;
export const categoryAddress = (key: string, language: Language) => `/help/categories/${encodeURIComponent(key)}?lang=${language}`;
export const searchAddress = (language: Language, question = '') => `/help/search?lang=${language}${question === '' ? '' : `&q=${encodeURIComponent(question)}`}`;
/** By key, which can be read; an article has its own language. */
export const articleAddress = (key: string) => `/help/articles/${key}`;
/** The very version that was quoted. */
export const versionAddress = (articleId: string, version: number) => `/help/articles/${articleId}?version=${version}`;
export const voteAddress = (key: string) => `/help/articles/${key}/vote`;
export const remarkAddress = (key: string) => `/help/articles/${key}/remark`;
export const pictureAddress = (id: string) => `/help/pictures/${id}`;
export const chatAddress = (language: Language) => `/chat?lang=${language}`;
