import { describe, expect, it } from "vitest";
import { ACTION, benches, failureOf, SCREEN } from "../testing/harness";
import { cutShort, hangUp, inTurn, json, type Reply, raw, stall } from "../testing/scripted-lengow";
import { type DocumentUpload, fileNameOf } from "./documents";

const bench = benches();
const PDF = Buffer.from("%PDF-1.4\n\u00ff\u0000binary\r\n%%EOF", "latin1");
const INVOICE: DocumentUpload = {
  marketplace: "amazon_de",
  orderId: "302-1",
  lineId: "L-1",
  fileName: 'inv"oice\r\n.pdf',
  bytes: PDF,
  metadata: { doc_type: "INVOICE", DocumentId: "F-1" },
};

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("D13 · LA-90 · a document", () => {
  it("is streamed as it is, with its type and bare name", async () => {
    const headers = {
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="../../etc/in.pdf"',
    };
    const { server, client } = await bench(raw(200, PDF, { ...headers, "content-length": String(PDF.length) }));
    const file = await client.documents.get("77", SCREEN);
    expect(file).toMatchObject({ contentType: "application/pdf", contentLength: PDF.length, fileName: "in.pdf" });
    expect(await bytesOf(file.stream)).toEqual(PDF);
    expect(server.calls()[0]).toMatchObject({ url: "/v3.0/document/77?account_id=1" });
    expect(server.calls()[0]?.headers["accept-encoding"]).toBe("identity");
  });

  it("is asked for again after an outage and after a dead token", async () => {
    const { server, client } = await bench(inTurn(raw(503, ""), json(403, {}), raw(200, PDF)));
    expect(await bytesOf((await client.documents.get("7", SCREEN)).stream)).toEqual(PDF);
    expect({ calls: server.calls().length, tokens: server.tokenCalls() }).toEqual({ calls: 3, tokens: 2 });
  });

  it.each(["../access/get_token", "..", "1?x=1", "1#", "", "a/b", "%2e%2e", "é"])(
    "%j is no id, and nothing is asked",
    async (id) => {
      const { server, client } = await bench(raw(200, PDF));
      expect(await failureOf(client.documents.get(id, SCREEN))).toMatchObject({
        kind: "contract",
        outcome: "not-sent",
      });
      expect(server.seen).toHaveLength(0);
    },
  );

  it("that does not exist is a refusal with Lengow's words", async () => {
    const { client } = await bench(json(404, { error: { code: 404, message: "Document not found" } }));
    expect(await failureOf(client.documents.get("7", SCREEN))).toMatchObject({
      kind: "rejected",
      status: 404,
      displayMessage: "Document not found",
    });
  });

  it.each<[string, Reply, string]>([
    ["breaks off", cutShort(200, "%PDF"), "connection"],
    ["stalls", (_request, response) => void response.writeHead(200).write("%PDF"), "timeout"],
  ])("that %s ends the stream in an error, never as if it were whole", async (_name, reply, kind) => {
    const { client } = await bench(reply, { timeouts: { documentsMs: 1_000 } });
    const { stream } = await client.documents.get("7", SCREEN);
    expect(await failureOf(bytesOf(stream))).toMatchObject({ kind });
  });

  it("that does not start in time is a time-out", async () => {
    const { client } = await bench(stall, { timeouts: { documentsMs: 1_000 } });
    expect(await failureOf(client.documents.get("7", SCREEN))).toMatchObject({ kind: "timeout", attempts: 1 });
  });

  it.each<[string | undefined, string | null]>([
    ['attachment; filename="a b.pdf"', "a b.pdf"],
    ["attachment; filename=a.pdf", "a.pdf"],
    ["attachment; filename=\"x.pdf\"; filename*=UTF-8''re%C3%A7u.pdf", "reçu.pdf"],
    ["attachment; filename*=UTF-8''%E0%A4; filename=\"x.pdf\"", "x.pdf"],
    ['attachment; filename="C:\\\\dir\\\\y.pdf"', "y.pdf"],
    ['attachment; filename=".."', null],
    ["attachment", null],
    [undefined, null],
  ])("in %j is named %j", (header, name) => {
    expect(fileNameOf(header)).toBe(name);
  });
});

describe("an upload", () => {
  it("sends every documented part once, the file under upload, names that cannot break the form", async () => {
    const { server, client } = await bench(json(201, { id: 5 }));
    expect(await client.documents.upload(INVOICE, ACTION)).toMatchObject({ kind: "accepted", status: 201, id: "5" });
    expect(server.calls()).toHaveLength(1);
    const { headers, body } = server.calls()[0]!;
    const form = await new Response(Buffer.from(body, "latin1"), {
      headers: { "content-type": headers["content-type"]! },
    }).formData();
    expect([...form.keys()]).toEqual(["account_id", "marketplace", "order_id", "order_line_id", "metadata", "upload"]);
    expect([form.get("account_id"), form.get("order_id"), form.get("order_line_id")]).toEqual(["1", "302-1", "L-1"]);
    expect(JSON.parse(String(form.get("metadata")))).toEqual({ doc_type: "INVOICE", DocumentId: "F-1" });
    const file = form.get("upload") as File;
    expect([file.name, file.type]).toEqual(['inv"oice\r\n.pdf', "application/pdf"]);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
  });

  it("can name the file part otherwise", async () => {
    const { server, client } = await bench(raw(201, ""));
    expect(await client.documents.upload({ ...INVOICE, partName: "file" }, ACTION)).toMatchObject({
      kind: "accepted",
      id: null,
    });
    expect(server.calls()[0]?.body).toContain('name="file"; filename=');
  });

  it.each<[string, Reply, object]>([
    [
      "502 with an explaining JSON",
      json(502, { error: { message: "79503 not a PDF" } }),
      { kind: "rejected", outcome: "rejected" },
    ],
    ["502 with a JSON of no known shape", json(502, { x: 1 }), { kind: "upstream", outcome: "unknown" }],
    ["502 with a web page", raw(502, "<html>"), { kind: "upstream", outcome: "unknown" }],
    ["400 with JSON", json(400, { error: "no" }), { kind: "rejected", outcome: "rejected" }],
    ["401 twice", json(401, { error: "Forbidden" }), { kind: "unauthorized", outcome: "not-sent" }],
    ["200 with an error inside", json(200, { error: "hm" }), { kind: "contract", outcome: "unknown" }],
    ["200 with a web page", raw(200, "<html>"), { kind: "contract", outcome: "unknown" }],
    ["a closed connection", hangUp, { kind: "connection", outcome: "unknown" }],
  ])("answered by %s is judged", async (_name, reply, expected) => {
    const { client } = await bench(reply);
    expect(await failureOf(client.documents.upload(INVOICE, ACTION))).toMatchObject(expected);
  });
});
