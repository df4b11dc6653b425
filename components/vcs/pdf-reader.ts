import type { PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import { pageText, type TextPiece } from "@/lib/vcs/matching/page-text";
import type { FileProblem } from "./tray";

type Pdfjs = typeof import("pdfjs-dist");

/** Lengow's and our own limit. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Ids and totals of an invoice stand on its first pages or its last. */
const PAGES = 4;

let library: Promise<{ pdfjs: Pdfjs; worker: PDFWorker }> | null = null;

/** Fetched when the first file comes; one worker of our own origin reads them all. */
function loadPdfjs(): Promise<{ pdfjs: Pdfjs; worker: PDFWorker }> {
  library ??= import("pdfjs-dist").then(
    (pdfjs) => {
      pdfjs.GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).toString();
      return { pdfjs, worker: new pdfjs.PDFWorker({ verbosity: pdfjs.VerbosityLevel.ERRORS } as never) };
    },
    (error: unknown) => {
      library = null;
      throw error;
    },
  );
  return library;
}

async function open(data: Uint8Array): Promise<{ pdf: PDFDocumentProxy; close: () => Promise<void> }> {
  const { pdfjs, worker } = await loadPdfjs();
  // Nothing inside a file is run or fetched: no evaluation, no fonts handed to the page, no addresses.
  const task = pdfjs.getDocument({
    data,
    worker,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    disableAutoFetch: true,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  return { pdf: await task.promise, close: () => task.destroy() };
}

/** What the server would refuse, told before anything is sent: a lock, scripts, files inside. */
async function inner(pdf: PDFDocumentProxy): Promise<FileProblem | null> {
  const [{ info }, isActive, files]: [{ info: object }, boolean, Record<string, unknown> | null] = await Promise.all([
    pdf.getMetadata(),
    pdf.hasJSActions(),
    pdf.getAttachments(),
  ]);
  if ("EncryptFilterName" in info && info.EncryptFilterName) return "encrypted";
  if (isActive) return "active_content";
  return files && Object.keys(files).length > 0 ? "embedded_file" : null;
}

async function contentOf(data: Uint8Array): Promise<{ text: string; problem: FileProblem | null }> {
  const { pdf, close } = await open(data);
  try {
    const problem = await inner(pdf);
    if (problem) return { text: "", problem };
    const last = pdf.numPages;
    const wanted = [...new Set([...Array.from({ length: Math.min(PAGES, last) }, (_, at) => at + 1), last])];
    const pages: string[] = [];
    for (const at of wanted) {
      const page = await pdf.getPage(at);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): TextPiece[] =>
        "str" in item
          ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width, height: item.height }]
          : [],
      );
      pages.push(pageText(pieces));
      page.cleanup();
    }
    return { text: pages.join("\n"), problem: null };
  } finally {
    await close();
  }
}

async function sha256(data: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", data);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the first bytes and the size already tell. */
function problemOf(bytes: Uint8Array): FileProblem | null {
  if (bytes.length === 0) return "empty_file";
  if (bytes.length > MAX_BYTES) return "too_large";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return "office_file";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  return head.includes("%PDF-") ? null : "not_a_pdf";
}

export interface ReadPdf {
  sha256: string;
  /** Null: nothing could be read in it, as with a scan. */
  text: string | null;
  problem: FileProblem | null;
}

/**
 * Reads one dropped file; what is wrong with it is part of the answer.
 * @throws when the reader itself could not be fetched: that says nothing of the file
 */
export async function readPdf(file: Blob): Promise<ReadPdf> {
  if (file.size > MAX_BYTES) return { sha256: "", text: null, problem: "too_large" };
  const buffer = await file.arrayBuffer();
  const problem = problemOf(new Uint8Array(buffer));
  // The reader takes the bytes with it, so they are hashed first.
  const hash = await sha256(buffer);
  if (problem) return { sha256: hash, text: null, problem };
  await loadPdfjs();
  try {
    const { text, problem: found } = await contentOf(new Uint8Array(buffer));
    return { sha256: hash, text: text.trim() === "" ? null : text, problem: found };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    return { sha256: hash, text: null, problem: name === "PasswordException" ? "encrypted" : "truncated" };
  }
}

/** Draws the first page as a picture: a PDF is never opened on our origin in any other way. Gives the number of pages. */
export async function drawFirstPage(data: ArrayBuffer, canvas: HTMLCanvasElement, width: number): Promise<number> {
  const { pdf, close } = await open(new Uint8Array(data.slice(0)));
  try {
    const page = await pdf.getPage(1);
    const [plain, sharp] = [page.getViewport({ scale: 1 }), Math.min(window.devicePixelRatio || 1, 2)];
    const viewport = page.getViewport({ scale: (width / plain.width) * sharp });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const canvasContext = canvas.getContext("2d");
    if (canvasContext) await page.render({ canvasContext, viewport }).promise;
    return pdf.numPages;
  } finally {
    await close();
  }
}
