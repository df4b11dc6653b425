export const vcs = {} as const;
