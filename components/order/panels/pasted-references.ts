/**
 * The references in a pasted text: one a line or a cell, or parted by commas or semicolons. A single one stays as it is, blanks inside
 * a reference too (PRODUCT LA-55).
 */
export function pastedReferences(text: string): string[] {
  return text
    .split(/[\r\n\t,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
