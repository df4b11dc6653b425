import PDFDocument from "pdfkit";

const FACES = ["Helvetica", "Times-Roman", "Courier"] as const;
const EDGE = 56;
const RIGHT = 540;

export interface SampleLook {
  /** Which typeface and leading; the same number draws the same page. */
  variant: number;
  /** Words kept in the file's own description, where no reader of the page sees them. */
  keywords?: string;
}

/** A plain invoice as a merchant's own software would write it: one line below the other, columns apart. A scan has no text, only a frame. */
export function drawSample(lines: readonly string[], { variant, keywords = "" }: SampleLook): Promise<Buffer> {
  const at = new Date("2026-11-20T09:00:00Z");
  const info = { Title: "", Creator: "ERP", Producer: "ERP", Keywords: keywords, CreationDate: at, ModDate: at };
  const doc = new PDFDocument({ size: "A4", margin: 0, info, compress: variant % 4 !== 3 });
  const parts: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
  });
  doc.font(FACES[variant % FACES.length] ?? FACES[0]).fontSize(10 + (variant % 3));
  if (lines.length === 0) doc.rect(EDGE, EDGE, 300, 400).stroke();
  let y = 72;
  for (const line of lines) {
    // The standard typefaces know Western Europe's characters and the common blank.
    const cells = line.replace(/\u202f/g, "\u00a0").split("\t");
    cells.forEach((cell, place) => {
      const isLast = place > 0 && place === cells.length - 1;
      const x = place === 0 ? EDGE : EDGE + 150 + place * 80;
      if (isLast) doc.text(cell, EDGE, y, { width: RIGHT - EDGE, align: "right" });
      else doc.text(cell, x, y, { lineBreak: false });
    });
    y += 18 + (variant % 5);
  }
  doc.end();
  return finished;
}
