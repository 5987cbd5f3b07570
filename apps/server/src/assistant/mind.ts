/** Whose mind thinks: a language model where one is configured and wanted, else the offline core; and the offline core wherever a model fails. */

import { thinkOffline } from '@huiyin/domain/assistant/offline-mind.ts';
import type { AssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import type { Mind } from '@huiyin/domain/assistant/thought.ts';
import type { Shell } from '../platform/shell.ts';
import { languageMind } from './language/language-mind.ts';

const offline: Mind = (question, evidence, bands) => Promise.resolve(thinkOffline(question, evidence, bands));

export function mindOf(shell: Shell, settings: AssistantSettings): Mind {
  return languageMind(shell, { offline, settings: () => Promise.resolve(settings) });
}
