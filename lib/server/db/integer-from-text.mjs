/**
 * A 64-bit integer as a number while that is exact, else as a bigint. Plain JavaScript: the embedded engine's thread reads it as it stands.
 * @param {string} text
 * @returns {number | bigint}
 */
export function integerFromText(text) {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
