import type { Messages, Translation } from "../en";

export const keys: Translation<Messages["keys"]> = {};
