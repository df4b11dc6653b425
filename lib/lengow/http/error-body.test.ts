import { describe, expect, it } from "vitest";
import { benches, failureOf, SCREEN } from "../testing/harness";
import { json, type Reply, raw } from "../testing/scripted-lengow";
import { readErrorBody } from "./error-body";

const bench = benches();

describe("the message of a failed answer", () => {
  const shapes: [name: string, reply: Reply, message: string, fromLengow: boolean][] = [
    ["E1 error.message", json(400, { error: { code: 403, message: "Forbidden" } }), "Forbidden", true],
    ["E1 in the other key order", json(400, { error: { message: "Forbidden", code: 1 } }), "Forbidden", true],
    ["E2 error text", json(404, { error: "No such order" }), "No such order", true],
    ["E3 detail text", json(404, { detail: "Pas trouvé." }), "Pas trouvé.", true],
    [
      "E4 detail list",
      json(422, { detail: [{ loc: ["query", "page"], msg: "bad" }, { msg: "worse" }] }),
      "page: bad; worse",
      true,
    ],
    [
      "E5 detail.message",
      json(404, { detail: { error_code: "x", message: "Unknown catalogue" } }),
      "Unknown catalogue",
      true,
    ],
    ["E6 empty", raw(404, ""), "Lengow answered without content (HTTP 404).", false],
    [
      "E6 HTML",
      raw(404, "<html><title>Oops</title><body>stack trace</body></html>"),
      'Lengow answered with a web page titled "Oops" instead of data (HTTP 404).',
      false,
    ],
    [
      "E7 field errors",
      json(400, { carrier: ["is required", "is long"], line: ["is bad"] }),
      "carrier: is required is long; line: is bad",
      true,
    ],
  ];

  it.each(shapes)("is read from %s", async (_name, reply, message, fromLengow) => {
    const { client } = await bench(reply);
    const error = await failureOf(client.orders.list({}, SCREEN));
    expect(error).toMatchObject({ displayMessage: message, fromLengow, kind: "rejected" });
  });

  it("prefers error.message over everything else", () => {
    const all = { error: { message: "first" }, detail: "second", carrier: ["third"] };
    expect(readErrorBody(all).message).toBe("first");
  });

  it("is cut to a sane length and one line", async () => {
    const { client } = await bench(json(400, { error: { message: `a\r\nb\u0000${"x".repeat(5000)}` } }));
    const { displayMessage } = await failureOf(client.orders.list({}, SCREEN));
    expect(displayMessage).toHaveLength(500);
    expect(displayMessage.startsWith("a b")).toBe(true);
  });

  it.each([null, 1, "text", [], {}, { error: null }, { error: {} }, { detail: [] }, { x: 1 }])(
    "is our own for %j",
    (body) => {
      expect(readErrorBody(body)).toEqual({ known: false, message: null, fieldErrors: [] });
    },
  );
});
