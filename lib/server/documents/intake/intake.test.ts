import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VcsDocument } from "@/lib/contract/vcs";
import fc from "@/lib/testing/properties";
import { shownName } from "../document-metadata";
import { hostileFiles, packed, pdfOf } from "../testing/hostile-pdfs";
import { InvoiceDesk } from "../testing/invoice-desk";
import { PdfScan } from "./pdf-scan";

async function judged(bytes: Buffer, piece: number): Promise<string | null> {
  const scan = new PdfScan();
  for (let from = 0; from < bytes.length; from += piece) scan.push(bytes.subarray(from, from + piece));
  return scan.finish();
}

const FILES = hostileFiles();

describe("a file", () => {
  it("is one of at least sixty that were made to deceive", () => {
    expect(FILES.filter(({ problem }) => problem !== null).length).toBeGreaterThanOrEqual(60);
    expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length);
  });

  it.each(FILES.filter(({ problem }) => problem !== "too_large"))("$name: $problem", async ({ bytes, problem }) => {
    expect(await judged(bytes, 64 * 1024)).toBe(problem);
  });

  it("is judged the same in whatever pieces it comes", async () => {
    const small = FILES.filter(({ bytes, problem }) => bytes.length < 20_000 && problem !== "too_large");
    for (const { name, bytes, problem } of small) {
      for (const piece of [1, 7, 113, 1_021])
        expect([name, piece, await judged(bytes, piece)]).toEqual([name, piece, problem]);
    }
  });

  it("does not hide a script, wherever in the file it stands and however it is packed", async () => {
    const script = "<< /S /JavaScript /JS (1) >>";
    await fc.assert(
      fc.asyncProperty(
        fc.nat(200_000),
        fc.boolean(),
        fc.integer({ min: 200, max: 70_000 }),
        async (padding, isPacked, piece) => {
          const bytes = pdfOf({ padding, objects: ["<< >>", isPacked ? packed({ 30: script }) : script] });
          expect(await judged(bytes, piece)).toBe("active_content");
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never holds the server up: no piece of three hostile megabytes takes a tenth of a second", async () => {
    const fillings = ["/URI ", "1 0 obj ", "/ObjStm ", "#41", "/OpenAction 1 0 R ", "stream\n", "/JavaScrip "];
    for (const filling of fillings) {
      const scan = new PdfScan();
      const piece = Buffer.from(filling.repeat(Math.ceil(65_536 / filling.length)));
      let worst = 0;
      for (let size = 0; size < 3 * 1024 * 1024; size += piece.length) {
        const began = process.cpuUsage();
        scan.push(piece);
        const { user, system } = process.cpuUsage(began);
        worst = Math.max(worst, (user + system) / 1_000);
      }
      expect([filling, worst < 100 || worst]).toEqual([filling, true]);
    }
  });

  it("is shown under a name without tricks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const shown = shownName(name);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
        expect([...shown].length).toBeLessThanOrEqual(120);
        expect(shown.length).toBeGreaterThan(0);
      }),
    );
    expect(shownName("../../etc/\u202egpj.fdp")).toBe("gpj.fdp");
    expect(shownName(`${"x".repeat(5_000)}.pdf`)).toHaveLength(120);
  });
});

describe("the way in", () => {
  let desk: InvoiceDesk;
  let document: VcsDocument;
  beforeAll(async () => {
    desk = await InvoiceDesk.open(152);
    document = await desk.sendable();
  });
  afterAll(() => desk.close());

  async function kept(): Promise<number> {
    const [row] = await desk.container.db.query<{ count: number }>("select count(*) as count from document_blobs");
    return Number(row?.count);
  }

  function told(body: { error?: { details?: { field: string; message: string }[] } }): string | undefined {
    return body.error?.details?.find(({ field }) => field === "problem")?.message;
  }

  it("refuses every hostile file with its own words, keeps nothing of it and sends nothing", async () => {
    const words = new Map<string, string>();
    for (const { name, bytes, problem } of FILES.filter((file) => file.problem !== null)) {
      const answer = await desk.post(desk.form(document, {}, bytes));
      expect([name, answer.status, told(answer.body)]).toEqual([name, problem === "too_large" ? 413 : 400, problem]);
      expect(answer.body.error.sent).toBe("no");
      words.set(problem ?? "", answer.body.error.message);
    }
    expect(new Set(words.values()).size).toBe(words.size);
    expect(await kept()).toBe(0);
    expect(await desk.truth()).toEqual([]);
  }, 120_000);

  it("refuses more than the limit before a byte is read, and while it is read when no length was announced", async () => {
    let asked = 0;
    const endless = (): ReadableStream<Uint8Array> =>
      new ReadableStream(
        {
          pull(controller) {
            asked += 1;
            controller.enqueue(asked === 1 ? HEAD : new Uint8Array(256 * 1024).fill(65));
          },
        },
        { highWaterMark: 0 },
      );
    const HEAD = Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n%PDF-1.7\n');
    const type = { "content-type": "multipart/form-data; boundary=b" };
    const announced = await desk.postRaw(endless(), { ...type, "content-length": "52428800" });
    expect([announced.status, told(announced.body), asked]).toEqual([413, "too_large", 0]);
    const streamed = await desk.postRaw(endless(), type);
    expect([streamed.status, told(streamed.body)]).toEqual([413, "too_large"]);
    expect(asked).toBeLessThan(60);
    expect(await kept()).toBe(0);
  });

  it("refuses a body that is short, long, cut off or no form, and never passes it on", async () => {
    const whole = Buffer.from(await new Response(desk.form(document)).arrayBuffer());
    const boundary = /^--(\S+)/.exec(whole.toString("latin1"))?.[1] ?? "";
    const type = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const bytes = (buffer: Buffer) => new Uint8Array(buffer);
    const cases: [string, BodyInit | null, Record<string, string>, string][] = [
      [
        "short",
        bytes(whole.subarray(0, whole.length - 40)),
        { ...type, "content-length": String(whole.length) },
        "short_body",
      ],
      ["cut off", bytes(whole.subarray(0, whole.length - 40)), type, "short_body"],
      ["cut off in the file", bytes(whole.subarray(0, whole.indexOf("%PDF") + 100)), type, "short_body"],
      ["longer than announced", bytes(whole), { ...type, "content-length": String(whole.length - 5) }, "short_body"],
      ["no length", bytes(whole), { ...type, "content-length": "many" }, "short_body"],
      ["JSON", "{}", { "content-type": "application/json" }, "bad_form"],
      ["without a boundary", bytes(whole), { "content-type": "multipart/form-data" }, "bad_form"],
      ["nothing", null, type, "empty_file"],
    ];
    for (const [name, body, headers, problem] of cases) {
      const answer = await desk.postRaw(body, headers);
      expect([name, answer.status, told(answer.body)]).toEqual([name, 400, problem]);
    }
    expect(await kept()).toBe(0);
  });

  it("refuses two files, no file, fields twice, a file under another name and a thousand fields", async () => {
    const two = desk.form(document);
    two.append("file", new Blob([new Uint8Array(pdfOf())]), "second.pdf");
    const none = desk.form(document);
    none.delete("file");
    const twice = desk.form(document);
    twice.append("invoice_number", "F-2");
    const renamed = desk.form(document);
    renamed.delete("file");
    renamed.set("upload", new Blob([new Uint8Array(pdfOf())]), "x.pdf");
    const many = desk.form(document);
    for (let index = 0; index < 1_000; index += 1) many.append(`f${index}`, "x");
    const long = desk.form(document, { invoice_number: "F".repeat(9_000) });
    const account = desk.form(document, { account_id: "1" });
    for (const [name, form] of Object.entries({ two, none, twice, renamed, many, long, account })) {
      const answer = await desk.post(form);
      expect([name, answer.status]).toEqual([name, 400]);
    }
    expect(await kept()).toBe(0);
  });

  it("gives up a sender that goes away in the middle, and keeps nothing", async () => {
    const whole = Buffer.from(await new Response(desk.form(document)).arrayBuffer());
    const boundary = /^--(\S+)/.exec(whole.toString("latin1"))?.[1] ?? "";
    let sent = false;
    const leaving = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) controller.error(new Error("gone"));
        else controller.enqueue(whole.subarray(0, whole.indexOf("%PDF") + 50));
        sent = true;
      },
    });
    const answer = await desk.postRaw(leaving, { "content-type": `multipart/form-data; boundary=${boundary}` });
    expect([answer.status, told(answer.body)]).toEqual([400, "short_body"]);
    expect(await kept()).toBe(0);
  });

  it("takes twenty files at once and loses none", async () => {
    const { results } = await desk.documents();
    const free = results
      .filter(({ blocked, shown_state: state }) => blocked === null && state === "to_invoice")
      .slice(0, 20);
    const answers = await Promise.all(
      free.map((each) => desk.post(desk.form(each, {}, pdfOf({ padding: 300_000, trailer: `/ID (${randomUUID()})` })))),
    );
    expect(answers.map(({ status }) => status)).toEqual(free.map(() => 202));
  });
});
