/** How well a grouping agrees with labels, counted over all pairs of messages. */
export interface PairScore {
  /** Pairs compared: n * (n - 1) / 2 of n labelled messages. */
  pairs: number;
  precision: number;
  recall: number;
  f1: number;
}

const pairsOf = (n: number): number => (n < 2 ? 0 : (n * (n - 1)) / 2);

const sizes = (names: Iterable<string>): number => {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  let pairs = 0;
  for (const n of count.values()) pairs += pairsOf(n);
  return pairs;
};

/**
 * Pairwise precision, recall and F1 of `found` groups against `label` groups; linear in the number of messages. With no pair to
 * judge, a measure is 1: nothing was parted wrongly.
 */
export const scorePairs = (rows: readonly { label: string; found: string }[]): PairScore => {
  const labelled = sizes(rows.map((row) => row.label));
  const grouped = sizes(rows.map((row) => row.found));
  const both = sizes(rows.map((row) => `${row.label.length}:${row.label}${row.found}`));
  const precision = grouped === 0 ? 1 : both / grouped;
  const recall = labelled === 0 ? 1 : both / labelled;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { pairs: pairsOf(rows.length), precision, recall, f1 };
};
