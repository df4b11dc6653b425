import type { Messages, Translation } from "../en";

export const views: Translation<Messages["views"]> = {};
