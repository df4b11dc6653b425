import { describe, expect, it, vi } from "vitest";
import fc from "@/lib/testing/properties";
import { inBackground, MOST_PASSED, presentRank, type Rank, Turns } from "./turns";

/** Takes the turn and holds it until told; what is asked meanwhile has to wait. */
function held(turns: Turns): { letGo(): void; over: Promise<void> } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { letGo, over: turns.take("person", () => gate) };
}

/** Asks for all turns at once while somebody holds it; gives who was served, in that order. */
async function servedOf(ranks: readonly Rank[]): Promise<{ rank: Rank; asked: number }[]> {
  const turns = new Turns();
  const holder = held(turns);
  const served: { rank: Rank; asked: number }[] = [];
  let inside = 0;
  const all = ranks.map((rank, asked) =>
    turns.take(rank, async () => {
      inside += 1;
      expect(inside).toBe(1);
      await Promise.resolve();
      served.push({ rank, asked });
      inside -= 1;
    }),
  );
  holder.letGo();
  await Promise.all([holder.over, ...all]);
  return served;
}

const RANKS = fc.array(fc.constantFrom<Rank>("person", "background"), { maxLength: 60 });

describe("turns at the embedded database", () => {
  it("go to a person before anything of the background that waits longer", async () => {
    const served = await servedOf(["background", "background", "person", "background", "person"]);
    expect(served.map(({ asked }) => asked)).toEqual([2, 4, 0, 1, 3]);
  });

  it("come to the background after a few of people, however many of them wait", async () => {
    const served = await servedOf(["background", ...Array.from({ length: 40 }, (): Rank => "person")]);
    expect(served.findIndex(({ rank }) => rank === "background")).toBe(MOST_PASSED);
  });

  it("are one at a time, whole, in their order within a rank, and none is forgotten", async () => {
    await fc.assert(
      fc.asyncProperty(RANKS, async (ranks) => {
        const served = await servedOf(ranks);
        expect(served).toHaveLength(ranks.length);
        for (const rank of ["person", "background"]) {
          const order = served.filter((one) => one.rank === rank).map(({ asked }) => asked);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
        const last = served.findLastIndex(({ rank }) => rank === "background");
        let passed = 0;
        for (const { rank } of served.slice(0, last + 1)) {
          passed = rank === "person" ? passed + 1 : 0;
          expect(passed).toBeLessThanOrEqual(MOST_PASSED);
        }
      }),
    );
  });

  it("are handed on by work that fails, and free again when nobody waits", async () => {
    const turns = new Turns();
    const failing = turns.take("person", () => Promise.reject(new Error("no")));
    const next = turns.take("background", async () => "served");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("served");
    expect(await turns.take("person", async () => "again")).toBe("again");
  });

  it("count as background for everything that background work awaits, and for nothing else", async () => {
    const inside = inBackground(async () => {
      await Promise.resolve();
      return presentRank();
    });
    expect(presentRank()).toBe("person");
    expect(await inside).toBe("background");
  });

  it("count as background wherever the server's parts were loaded from: pages evaluate this module anew", async () => {
    vi.resetModules();
    const ofAPage = await import("./turns");
    expect(ofAPage.inBackground).not.toBe(inBackground);
    expect(await ofAPage.inBackground(async () => presentRank())).toBe("background");
  });
});
