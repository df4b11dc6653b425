import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { createLogger, KnownSecrets } from "./logger";

const SECRET = "canary/7f3a+Secret=Value";

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const secrets = new KnownSecrets();
  secrets.add(SECRET);
  const lines: string[] = [];
  write(createLogger("trace", secrets, { write: (line) => lines.push(line) }));
  return lines.join("");
}

describe("a log line", () => {
  it("holds no known secret in any form, wherever it stands", () => {
    const forms = [
      SECRET,
      encodeURIComponent(SECRET),
      Buffer.from(SECRET).toString("base64"),
      Buffer.from(SECRET).toString("hex"),
    ];
    for (const form of forms) {
      const line = logged((logger) => {
        logger.info({ a: { b: [`x${form}y`] }, [form]: 1 }, `said ${form}`);
        logger.error({ err: new Error(`broke with ${form}`) }, "failed");
        logger.child({ bound: form }).warn("child");
      });
      expect(line).not.toContain(form);
      expect(line).toContain("[hidden]");
    }
  });

  it.each([
    "password",
    "newPassword",
    "access_token",
    "Authorization",
    "cookie",
    "set-cookie",
    "clientSecret",
    "csrfToken",
    "api_key",
  ])("hides whatever stands under %s", (key) => {
    expect(logged((logger) => logger.info({ deep: [{ [key]: "plain value" }] }, "x"))).not.toContain("plain value");
  });

  it("hides what looks like a token of Lengow's or a session cookie", () => {
    const token = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    const cookie = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..U_Tkg2cGJbSuqh8t.zSgGvvq-Nzemb.FOxJPgseHg";
    const line = logged((logger) => logger.warn({ said: `Token: ${token} is expired`, header: `x=${cookie}` }, "x"));
    expect(line).not.toContain(token);
    expect(line).not.toContain("zSgGvvq");
    expect(line).toContain("is expired");
  });

  it("holds no e-mail address", () => {
    const line = logged((logger) =>
      logger.info({ buyer: "zoé.o'neil+x@mail.example.co.uk" }, "from a@b.test to <c@d.test>"),
    );
    expect(line).not.toMatch(/@/);
  });

  it("keeps what says nothing about anybody", () => {
    const line = logged((logger) =>
      logger.info({ ids: ["018f4f4e-0000-7000-8000-000000000000"], file: "node_modules/@electric-sql/pglite" }, "ok"),
    );
    expect(line).toContain("018f4f4e-0000-7000-8000-000000000000");
    expect(line).toContain("@electric-sql");
  });

  it("is one line of JSON whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        const line = logged((logger) => logger.info({ value: `${a}\r\n\u001b[31m${b}` }, `${b}\n`));
        expect(line.trimEnd().split("\n")).toHaveLength(1);
        expect(() => JSON.parse(line)).not.toThrow();
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the guarantee
        expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });

  it("ends at some depth instead of following a circle", () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(logged((logger) => logger.info({ circle }, "x"))).toContain("[deep]");
  });
});
