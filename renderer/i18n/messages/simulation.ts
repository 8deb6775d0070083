export const simulationMessages = {
} as const;
