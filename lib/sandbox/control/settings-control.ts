import type { Control } from "./control";
import { readNumber, readWord } from "./read-control";

/** GET or POST: `latencyMs`, `rateLimit` (null: off), `tokenLifeSeconds`, `validation`. Also empties the rate windows. */
export const settingsControl: Control = (call, fields, world) => {
  if (call.method === "POST") {
    world.latencyMs = readNumber(fields, "latencyMs") ?? world.latencyMs;
    if (fields.rateLimit !== undefined) world.rates.ceiling = readNumber(fields, "rateLimit") ?? null;
    world.tokens.lifeSeconds = readNumber(fields, "tokenLifeSeconds") ?? world.tokens.lifeSeconds;
    world.validation = readWord(fields, "validation", ["recommended", "strict", "lenient"]) ?? world.validation;
    world.rates.reset();
  }
  const { latencyMs, validation, rates, tokens } = world;
  return { latencyMs, validation, rateLimit: rates.ceiling, tokenLifeSeconds: tokens.lifeSeconds };
};
