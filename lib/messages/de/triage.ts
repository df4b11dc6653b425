import type { Messages, Translation } from "../en";

export const triage: Translation<Messages["triage"]> = {};
