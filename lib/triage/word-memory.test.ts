import { expect, it } from "vitest";
import { rememberedByWord } from "./word-memory";

it("works a word out once, and a long value every time, so that values cannot fill the memory", () => {
  let made = 0;
  const length = rememberedByWord((word) => {
    made += 1;
    return word.length;
  });
  expect([length("order"), length("order"), made]).toEqual([5, 5, 1]);
  const long = "x".repeat(49);
  expect([length(long), length(long), made]).toEqual([49, 49, 3]);
});

it("goes on answering right when more words came than it keeps", () => {
  const echo = rememberedByWord((word) => `${word}!`);
  for (let at = 0; at < 45_000; at += 1) expect(echo(`w${at}`)).toBe(`w${at}!`);
  expect(echo("w1")).toBe("w1!");
});
