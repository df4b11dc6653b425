import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of a PDF, pieces in the order in which they were drawn, and what its metadata says. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ text: string; pages: number; metadata: string; info: object }> {
  const loading = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await loading.promise;
  const pieces: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    pieces.push(...items.map((item) => ("str" in item ? item.str : "")));
  }
  const { metadata, info } = await pdf.getMetadata();
  const answer = { text: pieces.join(" "), pages: pdf.numPages, metadata: metadata?.getRaw() ?? "", info };
  await loading.destroy();
  return answer;
}

/** Blanks and hyphenation of lines do not matter when texts are compared. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
