import type { Messages, Translation } from "../en";

export const explorer: Translation<Messages["explorer"]> = {};
