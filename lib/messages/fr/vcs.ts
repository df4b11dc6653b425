import type { Messages, Translation } from "../en";

export const vcs: Translation<Messages["vcs"]> = {};
