export const ticketImportEn = { name: 'x' };
