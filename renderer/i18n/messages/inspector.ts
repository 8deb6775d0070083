export const inspectorMessages = {
} as const;
