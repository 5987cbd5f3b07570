export const settingsEn = { name: 'x' };
