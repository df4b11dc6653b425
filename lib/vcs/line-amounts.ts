import { readFigure, readRate, sizeOf, writeFigure } from "./decimals";
import type { Amounts, LinePart } from "./document";
import type { ReportRow } from "./report-row";

/** Figures of one part of a row, in 1e-10. */
export interface Figures {
  net: bigint;
  vat: bigint;
  gross: bigint;
  /** As a fraction; null when the report's is none. */
  rate: string | null;
}

/** What is added, each with the promotion that lowers it (API.md §17). */
export const PARTS = [
  { name: "item", columns: "item", promotion: "item-promo" },
  { name: "gift_wrap", columns: "gift-wrap", promotion: "gift-promo" },
  { name: "shipping", columns: "shipping", promotion: "shipping-promo" },
] as const;

export interface PartFigures {
  name: (typeof PARTS)[number]["name"];
  amount: Figures | null;
  promotion: Figures | null;
}

export interface LineFigures {
  parts: PartFigures[];
  /** A column held something that is no number: nothing may be summed. */
  unreadable: boolean;
  /** Net and VAT are not gross in some part. */
  doesNotAddUp: boolean;
}

interface Read {
  figures: Figures | null;
  unreadable: boolean;
  doesNotAddUp: boolean;
}

const NOTHING: Read = { figures: null, unreadable: false, doesNotAddUp: false };

/** One part as the report has it. An empty net is what gross and VAT leave. */
function readPart(row: ReportRow, columns: string): Read {
  const text = (suffix: string) => row[`${columns}-vat-${suffix}`]?.trim() ?? "";
  const [gross, vat, excluded] = [text("incl-amount"), text("amount"), text("excl-amount")].map(readFigure);
  if (gross === null || vat === null || excluded === null) return { ...NOTHING, unreadable: true };
  if (gross === undefined || vat === undefined || excluded === undefined) return NOTHING;
  if (gross === 0n && vat === 0n && excluded === 0n) return NOTHING;
  const net = text("excl-amount") === "" ? gross - vat : excluded;
  return {
    figures: { net, vat, gross, rate: readRate(text("rate")) },
    unreadable: false,
    doesNotAddUp: sizeOf(net + vat - gross) >= 50_000_000n,
  };
}

/** A promotion is written with either sign; it always works against what it lowers. */
function against(promotion: Figures, lowered: Figures | null, negative: boolean): Figures {
  const sign = (lowered ? lowered.gross < 0n : negative) ? 1n : -1n;
  const rate = promotion.rate === null || promotion.rate === "0" ? (lowered?.rate ?? promotion.rate) : promotion.rate;
  return {
    net: sign * sizeOf(promotion.net),
    vat: sign * sizeOf(promotion.vat),
    gross: sign * sizeOf(promotion.gross),
    rate,
  };
}

/** All amounts of a row. `negative`: it is a credit, should nothing in it show its sign. */
export function readLine(row: ReportRow, negative: boolean): LineFigures {
  let [unreadable, doesNotAddUp] = [false, false];
  const note = (read: Read): Figures | null => {
    unreadable ||= read.unreadable;
    doesNotAddUp ||= read.doesNotAddUp;
    return read.figures;
  };
  const parts = PARTS.map(({ name, columns, promotion }) => {
    const amount = note(readPart(row, columns));
    const lowering = note(readPart(row, promotion));
    return { name, amount, promotion: lowering && against(lowering, amount, negative) };
  });
  return { parts, unreadable, doesNotAddUp };
}

export function sumFigures(all: readonly Figures[]): Omit<Figures, "rate"> {
  let [net, vat, gross] = [0n, 0n, 0n];
  for (const figures of all) {
    net += figures.net;
    vat += figures.vat;
    gross += figures.gross;
  }
  return { net, vat, gross };
}

export function writeAmounts({ net, vat, gross }: Omit<Figures, "rate">): Amounts {
  return { net: writeFigure(net), vat: writeFigure(vat), gross: writeFigure(gross) };
}

export function writePart(figures: Figures | null): LinePart {
  return figures && { ...writeAmounts(figures), rate: figures.rate ?? "" };
}

export function figuresOf(line: LineFigures): Figures[] {
  return line.parts.flatMap(({ amount, promotion }) => [amount, promotion].filter((figures) => figures !== null));
}
