import { shippedAssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import { describe, expect, test } from 'vitest';
import { placesOf, settingsOf, valuesOf } from './settings-values.ts';

describe('the settings of the assistant', () => {
  test('are saved as they were read', () => {
    expect(settingsOf(valuesOf(shippedAssistantSettings))).toEqual(shippedAssistantSettings);
  });

  test('are refused at the field that is wrong', () => {
    expect(placesOf({ code: 'assistant.settings_invalid', facts: { fields: ['clarifyAbove'] }, fields: [] })).toEqual(['bands']);
    expect(placesOf({ code: 'request.invalid', facts: {}, fields: ['body.settings.dailyTokens', 'body.settings.peopleOnly.kinds.0'] })).toEqual(['dailyTokens', 'kinds']);
  });

  test('are refused as a whole where no field is to blame', () => {
    expect(placesOf({ code: 'assistant.changed', facts: { version: 3 }, fields: [] })).toEqual([]);
    expect(placesOf({ code: 'request.invalid', facts: {}, fields: ['body.version'] })).toEqual([]);
  });
});
