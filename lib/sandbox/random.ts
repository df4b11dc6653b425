/** A seeded stream of numbers. The same label gives the same stream on every machine, so a seed is a whole world. */
export class Random {
  private state: number;

  constructor(label: string) {
    this.state = hash32(label);
  }

  /** Next number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let z = this.state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
  }

  /** Integer in [low, high], both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in `share` (0..1) of the cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One member of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const member = list[Math.floor(this.next() * list.length)];
    if (member === undefined) throw new Error("pick() needs a list that is not empty");
    return member;
  }

  /** One key of a table of weights. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest < 0) return key;
    }
    return entries[entries.length - 1]![0];
  }

  digits(length: number): string {
    return this.text("0123456789", length);
  }

  /** `length` characters of an alphabet. */
  text(alphabet: string, length: number): string {
    let out = "";
    for (let i = 0; i < length; i++) out += alphabet[Math.floor(this.next() * alphabet.length)];
    return out;
  }

  hex(length: number): string {
    return this.text("0123456789abcdef", length);
  }
}

/** Replaces each `#` by a digit, `~` by a hexadecimal one, `?` by a capital letter and `*` by a letter or a digit. */
export function fillPattern(pattern: string, random: Random): string {
  const capitals = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  return pattern.replace(/[#~?*]/g, (sign) => {
    if (sign === "#") return random.digits(1);
    if (sign === "~") return random.hex(1);
    return random.text(sign === "?" ? capitals : `${capitals}0123456789`, 1);
  });
}

/** A 32-bit FNV-1a hash of a text, avalanched. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) | 0;
}
