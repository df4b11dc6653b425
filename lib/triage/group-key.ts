import { maskMessage } from "./mask-message";

/** Two 32-bit multiplicative hashes over the text, together 64 bits as 16 hex digits. For naming groups, not for secrets. */
const fingerprint = (text: string): string => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  return hex(high) + hex(low);
};

/** What a failed action says, and where. */
export interface Failure {
  text: string;
  marketplace: string;
  action_type: string;
}

/** The key of a group, given what its messages say. Marketplace and action stand in it readably: `amazon_fr/ship/5f0c...`. */
export const keyOf = (marketplace: string, actionType: string, words: readonly string[]): string =>
  `${encodeURIComponent(marketplace)}/${encodeURIComponent(actionType)}/${fingerprint(words.join(" "))}`;

/** The group of one failure: the same marketplace, the same action, the same words once values are masked (PRODUCT idea 3). */
export const groupKey = ({ text, marketplace, action_type }: Failure): string =>
  keyOf(marketplace, action_type, maskMessage(text).words);
