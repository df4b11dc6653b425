import type { Messages, Translation } from "../en";

export const settings: Translation<Messages["settings"]> = {};
