import type { Messages, Translation } from "../en";

export const home: Translation<Messages["home"]> = {};
