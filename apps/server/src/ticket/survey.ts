/** What the rating of a ticket asks besides stars: as its channel is set, whether its customer answers or an agent asks on the phone. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { SurveyView } from '@huiyin/domain/ticket/survey.schema.ts';
import { readChannelById } from '../channel/index.ts';
import type { Shell } from '../platform/shell.ts';

export async function surveyOf(shell: Shell, channelId: Id): Promise<SurveyView> {
  const asked = (await readChannelById(shell, channelId))?.settings.survey;
  return { recommend: asked?.recommend ?? false, effort: asked?.effort ?? false };
}
