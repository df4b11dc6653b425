interface Choice {
  code: string;
  label: string;
}

const bare = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** Pairs of neighbouring letters: names that share most of them are spellings of one name. */
function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Sørensen-Dice over letter pairs, 0 to 1; a name inside the other counts at least 0.8. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, n] of left) shared += Math.min(n, right.get(pair) ?? 0);
  const dice = (2 * shared) / (a.length + b.length - 2);
  const inside = Math.min(a.length, b.length) >= 3 && (a.includes(b) || b.includes(a));
  return inside ? Math.max(dice, 0.8) : dice;
}

const LEAST_LIKENESS = 0.5;

/**
 * The choice that a wrong value most likely meant, or null when none is like it. A proposal for a person to confirm, never sent by itself.
 */
export function closestChoice(wrong: string, choices: readonly Choice[]): Choice | null {
  const meant = bare(wrong.slice(0, 200));
  let best: Choice | null = null;
  let most = LEAST_LIKENESS;
  for (const choice of choices) {
    const score = Math.max(likeness(meant, bare(choice.code)), likeness(meant, bare(choice.label)));
    if (score > most) [best, most] = [choice, score];
  }
  return best;
}
