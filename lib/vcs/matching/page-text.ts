/** A piece of text with its place on a page, as a PDF reader gives it: x to the right, y upwards, in points. */
export interface TextPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pieces on one height are one line; the gap between them becomes a blank, a wide one a tab. */
function writeLine(pieces: readonly TextPiece[]): string {
  const ordered = [...pieces].sort((a, b) => a.x - b.x);
  let [line, end] = ["", Number.NEGATIVE_INFINITY];
  for (const { text, x, width, height } of ordered) {
    const gap = x - end;
    if (line !== "" && gap > height * 2) line += "\t";
    else if (line !== "" && gap > height * 0.12 && !line.endsWith(" ") && !text.startsWith(" ")) line += " ";
    line += text;
    end = x + width;
  }
  return line.trim();
}

/** The text of a page, line by line from the top: labels and their amounts then stand together, however the file was written. */
export function pageText(pieces: readonly TextPiece[]): string {
  const written = pieces.filter(({ text }) => text.trim() !== "");
  const lines: { y: number; pieces: TextPiece[] }[] = [];
  for (const piece of [...written].sort((a, b) => b.y - a.y)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - piece.y) <= Math.max(2, piece.height * 0.35)) last.pieces.push(piece);
    else lines.push({ y: piece.y, pieces: [piece] });
  }
  return lines.map((line) => writeLine(line.pieces)).join("\n");
}
