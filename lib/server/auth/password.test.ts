import { describe, expect, it } from "vitest";
import { hashPassword, passwordProblem, verifyPassword } from "./password";

const PASSWORD = "correct horse battery staple";

function medianOf(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

describe("a password", () => {
  it("opens with itself alone, and its hash tells the cost it was made with", async () => {
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(hash).not.toContain(PASSWORD);
    expect(await verifyPassword(PASSWORD, hash)).toBe(true);
    expect(await verifyPassword(`${PASSWORD}.`, hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  it("is checked with the cost in its hash, so that the cost can grow later", async () => {
    const cheap = await hashPassword(PASSWORD, { N: 1024, r: 8, p: 1 });
    expect(await verifyPassword(PASSWORD, cheap)).toBe(true);
  });

  it("has another hash for everybody", async () => {
    expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD));
  });

  it("is the same however its accents are composed", async () => {
    const hash = await hashPassword("cafe\u0301 au lait, sil vous plait");
    expect(await verifyPassword("caf\u00e9 au lait, sil vous plait", hash)).toBe(true);
  });

  it("has twelve characters at least", () => {
    expect(passwordProblem("eleven char")).toContain("at least 12");
    expect(passwordProblem("twelve chars")).toBeNull();
  });

  it("of nobody takes as long to refuse as one of somebody", async () => {
    const hash = await hashPassword(PASSWORD);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await timed(() => verifyPassword("wrong password here", hash)));
      unknown.push(await timed(() => verifyPassword("wrong password here", null)));
    }
    const ratio = medianOf(unknown) / medianOf(known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
