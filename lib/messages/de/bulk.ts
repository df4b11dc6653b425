import type { Messages, Translation } from "../en";

export const bulk: Translation<Messages["bulk"]> = {};
