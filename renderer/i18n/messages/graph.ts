export const graphMessages = {
} as const;
