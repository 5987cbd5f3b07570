export const settingsZh = { name: 'x' };
