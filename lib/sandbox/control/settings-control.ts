import type { Control } from "./control";
import { readNumber, readWord } from "./read-control";

/** GET or POST: `latencyMs`, `rateLimit` (null: off), `tokenLifeSeconds`, `validation`, `documentPaceMs`. Also empties the rate windows. */
export const settingsControl: Control = (call, fields, world) => {
  if (call.method === "POST") {
    world.latencyMs = readNumber(fields, "latencyMs") ?? world.latencyMs;
    if (fields.rateLimit !== undefined) world.rates.ceiling = readNumber(fields, "rateLimit") ?? null;
    world.tokens.lifeSeconds = readNumber(fields, "tokenLifeSeconds") ?? world.tokens.lifeSeconds;
    world.documentPaceMs = readNumber(fields, "documentPaceMs") ?? world.documentPaceMs;
    world.validation = readWord(fields, "validation", ["recommended", "strict", "lenient"]) ?? world.validation;
    world.rates.reset();
  }
  const { latencyMs, validation, documentPaceMs, rates, tokens } = world;
  return { latencyMs, validation, documentPaceMs, rateLimit: rates.ceiling, tokenLifeSeconds: tokens.lifeSeconds };
};
