export function QueueRulesPage() { return null; }
