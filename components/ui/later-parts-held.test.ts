import { describe, expect, it } from "vitest";
import { sourceFiles } from "@/lib/testing/source-files";

/** What the screens are made of; `later` itself is where the one `lazy` stands. */
const SCREENS = sourceFiles().filter(
  ({ file, isTest }) => /^(?:components|app)\//.test(file) && !isTest && file !== "components/ui/later-part.tsx",
);

/** Names of the pieces that a file fetches when they are drawn. */
const fetchedLater = (text: string): string[] =>
  [...text.matchAll(/\b([A-Z]\w*)\s*=\s*later\b/g)].map(([, name]) => name ?? "");

/** How deep inside `LaterPart` a place of a file is. */
function depthAt(text: string, at: number): number {
  const before = text.slice(0, at);
  return (before.match(/<LaterPart\b/g) ?? []).length - (before.match(/<\/LaterPart>/g) ?? []).length;
}

describe("a piece of a screen that is fetched when it is needed", () => {
  const files = SCREENS.filter(({ text }) => fetchedLater(text).length > 0);
  const pieces = files.flatMap(({ file, text }) => fetchedLater(text).map((name) => ({ file, text, name })));

  it("is known to this test", () => {
    expect(pieces.length).toBeGreaterThan(20);
  });

  it.each(pieces.map((piece) => [piece.name, piece.file, piece] as const))(
    "says so in its own place when it does not come, and can be fetched again: %s of %s",
    (name, _file, { text }) => {
      const drawn = [...text.matchAll(new RegExp(`<${name}\\b`, "g"))].map(({ index }) => depthAt(text, index));
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.filter((depth) => depth < 1)).toEqual([]);
    },
  );

  it("is never fetched in a way that ends at the error page when it does not come", () => {
    const others = SCREENS.filter(
      ({ text }) => /from "next\/dynamic"/.test(text) || /\blazy\b[^;]*from "react"/.test(text),
    );
    expect(others.map(({ file }) => file)).toEqual([]);
  });
});
