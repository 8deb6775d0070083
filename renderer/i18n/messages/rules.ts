export const ruleMessages = {
} as const;
