import "server-only";
/**
 * What stands on the pages, every text written out in the document's language. Plain data: it goes to the thread that draws
 * (`draw/draw-sheet.mjs`), and a test holds the text of the finished PDF against it.
 */
export interface Sheet {
  /** BCP 47. */
  language: string;
  title: string;
  /** "Invoice FA-2026-00012": the PDF's own title. */
  documentTitle: string;
  author: string;
  /** ISO moment: the only time in the file, so that the same data gives the same bytes. */
  createdAt: string;
  /** Across each page of a preview; null on the real thing. */
  draft: string | null;
  facts: SheetFact[];
  seller: SheetBlock;
  parties: SheetBlock[];
  columns: { text: string; quantity: string; unit: string; rate: string; net: string; gross: string };
  lines: SheetLine[];
  vatColumns: { rate: string; net: string; vat: string; gross: string };
  vatRows: { rate: string; net: string; vat: string; gross: string }[];
  totals: { label: string; value: string; strong: boolean }[];
  notes: string[];
  foot: string[];
  /** With `{page}` and `{pages}`. */
  pageWords: string;
}

export interface SheetFact {
  label: string;
  value: string;
}

export interface SheetBlock {
  label: string;
  name: string;
  lines: string[];
}

export interface SheetLine {
  text: string;
  under: string | null;
  quantity: string;
  unit: string;
  rate: string;
  net: string;
  gross: string;
}
