// Draws a sheet as PDF/A-2b. Plain JavaScript: a thread is started from this folder by path, and Node reads it as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
// A whole name and a path apart from it: the bundler follows a name with a hole in it into every font there is.
const FONTS = path.dirname(require.resolve("@expo-google-fonts/inter/package.json"));
const font = (file) => readFileSync(path.join(FONTS, file));
const REGULAR = font("400Regular/Inter_400Regular.ttf");
const SEMIBOLD = font("600SemiBold/Inter_600SemiBold.ttf");

/** In points; text that would have to be smaller is cut instead. */
const SMALLEST = 4;
const PAGE = { width: 595.28, height: 841.89 };
const EDGE = { left: 54, right: 54, top: 54, bottom: 78 };
const WIDTH = PAGE.width - EDGE.left - EDGE.right;
const RIGHT = PAGE.width - EDGE.right;
const INK = "#1b2126";
const QUIET = "#5d666d";
const LINE = "#d9dee2";
const ACCENT = "#0f5a68";
const DRAFT = "#f1f3f5";
/** Digits of one width where amounts stand below each other; elsewhere they would widen the hyphen too. */
const FIGURES = ["kern", "tnum"];

/** Right edges of the columns of amounts, and where the description ends. */
const COLUMNS = { quantity: 240, unit: 308, rate: 361, net: 423, gross: WIDTH };
const TEXT_WIDTH = 208;

/** One style of text: font, size, colour, leading. */
const STYLE = {
  brand: { font: "semibold", size: 11, color: INK, gap: 15 },
  title: { font: "semibold", size: 21, color: INK, gap: 26 },
  label: { font: "regular", size: 7.5, color: QUIET, gap: 11 },
  name: { font: "semibold", size: 9.5, color: INK, gap: 13.5 },
  body: { font: "regular", size: 8.75, color: INK, gap: 12.5 },
  quiet: { font: "regular", size: 8.75, color: QUIET, gap: 12.5 },
  small: { font: "regular", size: 7.5, color: QUIET, gap: 10.5 },
  number: { font: "semibold", size: 8.75, color: INK, gap: 12.5 },
  total: { font: "semibold", size: 12, color: INK, gap: 18 },
};

/** Characters that the typeface has no shape for: an invoice with boxes in a name is no invoice. */
function missingGlyphs(doc, sheet) {
  doc.font("regular");
  const face = doc._font.font;
  const missing = new Set();
  const walk = (value) => {
    if (typeof value === "string") {
      for (const sign of value) if (!face.hasGlyphForCodePoint(sign.codePointAt(0))) missing.add(sign);
    } else if (value !== null && typeof value === "object") Object.values(value).forEach(walk);
  };
  walk(sheet);
  return [...missing];
}

class Pen {
  constructor(doc, sheet) {
    this.doc = doc;
    this.sheet = sheet;
    this.y = EDGE.top;
  }

  /** One line, smaller when its place is too narrow: an amount is never cut. */
  line(text, style, { x = EDGE.left, y = this.y, width = WIDTH, align = "left" } = {}) {
    const { font, size, color } = STYLE[style];
    const features = align === "right" ? FIGURES : ["kern"];
    this.doc.font(font).fontSize(size);
    const natural = this.doc.widthOfString(text, { features });
    const fitting = natural <= width ? size : Math.max(SMALLEST, Math.floor((size * width * 20) / natural) / 20);
    this.doc
      .fontSize(fitting)
      .fillColor(color)
      .text(text, x, y + (size - fitting) / 2, { width, align, height: size * 1.3, ellipsis: "…", features });
  }

  /** Wrapped text; returns its height. */
  paragraph(text, style, { x = EDGE.left, y = this.y, width = WIDTH } = {}) {
    const { font, size, color, gap } = STYLE[style];
    this.doc.font(font).fontSize(size);
    const options = { width, lineGap: gap - size * 1.21 };
    const height = this.doc.heightOfString(text, options);
    this.doc.fillColor(color).text(text, x, y, options);
    return height;
  }

  heightOf(text, style, width) {
    const { font, size, gap } = STYLE[style];
    return this.doc
      .font(font)
      .fontSize(size)
      .heightOfString(text, { width, lineGap: gap - size * 1.21 });
  }

  rule(y, color = LINE, from = EDGE.left, to = RIGHT, weight = 0.6) {
    this.doc.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(color).stroke();
  }

  page() {
    this.doc.addPage();
    this.y = EDGE.top;
    const { draft } = this.sheet;
    if (!draft) return;
    this.doc.save().rotate(-52, { origin: [PAGE.width / 2, PAGE.height / 2] });
    this.doc.font("semibold").fontSize(92).fillColor(DRAFT);
    this.doc.text(draft, -200, PAGE.height / 2 - 56, { width: PAGE.width + 400, align: "center", height: 120 });
    this.doc.restore();
  }

  /** Goes to a new page when less than `height` is left; true when it did. */
  room(height) {
    if (this.y + height <= PAGE.height - EDGE.bottom) return false;
    this.page();
    return true;
  }
}

function drawBlock(pen, block, x, width, nameStyle) {
  let y = pen.y;
  if (block.label) {
    pen.line(block.label, "label", { x, y, width });
    y += STYLE.label.gap + 1;
  }
  y += pen.paragraph(block.name, nameStyle, { x, y, width }) + 1;
  for (const line of block.lines) y += pen.paragraph(line, nameStyle === "brand" ? "quiet" : "body", { x, y, width });
  return y;
}

function drawHead(pen) {
  const { sheet } = pen;
  const start = pen.y;
  const left = drawBlock(pen, sheet.seller, EDGE.left, 250, "brand");
  pen.line(sheet.title, "title", { x: EDGE.left + 260, y: start - 5, width: WIDTH - 260, align: "right" });
  pen.rule(start + 27, ACCENT, RIGHT - 34, RIGHT, 1.6);
  pen.y = Math.max(left, start + 40) + 26;
}

function drawParties(pen) {
  const { sheet } = pen;
  const start = pen.y;
  const half = sheet.parties.length > 1 ? 128 : 240;
  const ends = sheet.parties.map((block, at) => drawBlock(pen, block, EDGE.left + at * (half + 14), half, "name"));
  const [x, labels] = [EDGE.left + 290, 88];
  let y = start;
  for (const { label, value } of sheet.facts) {
    pen.line(label, "small", { x, y: y + 1, width: labels - 6 });
    const height = pen.paragraph(value, "number", { x: x + labels, y, width: RIGHT - x - labels });
    y += Math.max(height, STYLE.number.gap) + 2;
  }
  pen.y = Math.max(...ends, y) + 24;
}

function cell(pen, text, column, style, y) {
  const right = COLUMNS[column];
  const width = 62;
  pen.line(text, style, { x: EDGE.left + right - width, y, width, align: "right" });
}

function drawColumns(pen) {
  const { columns } = pen.sheet;
  pen.line(columns.text, "label", { width: TEXT_WIDTH });
  for (const name of ["quantity", "unit", "rate", "net", "gross"]) cell(pen, columns[name], name, "label", pen.y);
  pen.y += 14;
  pen.rule(pen.y, "#aeb6bb");
  pen.y += 7;
}

function drawLines(pen) {
  drawColumns(pen);
  for (const line of pen.sheet.lines) {
    const height = pen.heightOf(line.text, "body", TEXT_WIDTH) + (line.under ? STYLE.small.gap : 0);
    if (pen.room(height + 14)) drawColumns(pen);
    const y = pen.y;
    const used = pen.paragraph(line.text, "body", { width: TEXT_WIDTH });
    if (line.under) pen.line(line.under, "small", { y: y + used, width: TEXT_WIDTH });
    for (const name of ["quantity", "unit", "rate", "net"]) cell(pen, line[name], name, "body", y);
    cell(pen, line.gross, "gross", "number", y);
    pen.y = y + height + 6;
    pen.rule(pen.y);
    pen.y += 7;
  }
}

function drawVat(pen, top) {
  const { vatColumns, vatRows } = pen.sheet;
  const rights = { rate: 48, net: 116, vat: 176, gross: 246 };
  let y = top;
  const row = (values, style) => {
    pen.line(values.rate, style, { y, width: rights.rate + 20 });
    for (const name of ["net", "vat", "gross"])
      pen.line(values[name], style, { x: EDGE.left + rights[name] - 68, y, width: 68, align: "right" });
  };
  row(vatColumns, "small");
  y += 12;
  pen.rule(y, LINE, EDGE.left, EDGE.left + rights.gross);
  y += 5;
  for (const values of vatRows) {
    row(values, "quiet");
    y += 13.5;
  }
  return y;
}

function drawTotals(pen) {
  const { totals, vatRows } = pen.sheet;
  pen.room(Math.max(vatRows.length * 13.5 + 24, 74) + 10);
  const top = pen.y + 12;
  const left = EDGE.left + 290;
  let y = top;
  for (const { label, value, strong } of totals) {
    if (strong) {
      y += 3;
      pen.rule(y, INK, left, RIGHT, 0.9);
      y += 8;
    }
    pen.line(label, strong ? "name" : "quiet", { x: left, y: strong ? y + 2 : y, width: 110 });
    pen.line(value, strong ? "total" : "body", { x: left + 96, y, width: RIGHT - left - 96, align: "right" });
    y += strong ? STYLE.total.gap : 15;
  }
  pen.y = Math.max(drawVat(pen, top), y) + 20;
}

function drawNotes(pen) {
  for (const note of pen.sheet.notes) {
    const height = pen.heightOf(note, "body", 380);
    pen.room(height);
    pen.y += pen.paragraph(note, "body", { width: 380 }) + 5;
  }
}

function drawFeet(pen) {
  const { doc, sheet } = pen;
  const range = doc.bufferedPageRange();
  for (let at = 0; at < range.count; at += 1) {
    doc.switchToPage(range.start + at);
    let y = PAGE.height - EDGE.bottom + 24;
    pen.rule(y - 8);
    const words = sheet.pageWords.replace("{page}", at + 1).replace("{pages}", range.count);
    pen.line(words, "small", { x: RIGHT - 90, y, width: 90, align: "right" });
    for (const line of sheet.foot) {
      pen.line(line, "small", { y, width: WIDTH - 100 });
      y += STYLE.small.gap;
    }
  }
}

/**
 * @param {import("../sheet").Sheet} sheet
 * @returns {Promise<{ pdf: Buffer, missing: string[] }>} the bytes, the same for the same sheet, or the characters it could not draw
 */
export function drawSheet(sheet) {
  const at = new Date(sheet.createdAt);
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    subset: "PDF/A-2b",
    pdfVersion: "1.7",
    lang: sheet.language,
    displayTitle: true,
    info: {
      Title: sheet.documentTitle,
      Author: sheet.author,
      Creator: "Orderdeck",
      Producer: "Orderdeck",
      CreationDate: at,
      ModDate: at,
    },
  });
  doc.registerFont("regular", REGULAR);
  doc.registerFont("semibold", SEMIBOLD);
  const missing = missingGlyphs(doc, sheet);
  const parts = [];
  const finished = new Promise((resolve, reject) => {
    doc.on("data", (part) => parts.push(part));
    doc.on("end", () => resolve({ pdf: Buffer.concat(parts), missing }));
    doc.on("error", reject);
  });
  const pen = new Pen(doc, sheet);
  pen.page();
  drawHead(pen);
  drawParties(pen);
  drawLines(pen);
  drawTotals(pen);
  drawNotes(pen);
  drawFeet(pen);
  doc.end();
  return finished;
}
