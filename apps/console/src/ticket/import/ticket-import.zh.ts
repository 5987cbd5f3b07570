export const ticketImportZh = { name: 'x' };
