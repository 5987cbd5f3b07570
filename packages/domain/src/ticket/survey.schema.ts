/** What a rating asks besides stars, and the answers, as pages show them. */

import { Type, type Static } from 'typebox';

export const SurveyView = Type.Object({ recommend: Type.Boolean(), effort: Type.Boolean() });
export type SurveyView = Static<typeof SurveyView>;

const Answer = Type.Union([Type.Integer(), Type.Null()]);
/** 0–10 and 1–7; null: not asked, or left out. */
export const answerViews = { recommend: Answer, effort: Answer } as const;
