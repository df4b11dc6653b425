import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { AUDIT_KINDS, AUDIT_VERBS } from "@/lib/contract/audit";
import { LOCALES } from "@/lib/messages/locales";
import { auditWords } from "./audit-words";

const settingsOf = async (locale: string) =>
  ((await import(`@/lib/messages/${locale}/settings.ts`)) as { settings: object }).settings;

function textAt(messages: object, key: string): unknown {
  return key.split(".").reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], messages);
}

it.each(LOCALES)("every verb and kind of the audit log has words of its own in %s", async (locale) => {
  const messages = await settingsOf(locale);
  const verbs = AUDIT_VERBS.map((verb) => auditWords((key) => String(textAt(messages, key)), verb));
  expect(verbs.filter((words) => words === null || words === "undefined" || words.length < 4)).toEqual([]);
  expect(new Set(verbs).size).toBe(AUDIT_VERBS.length);
  for (const kind of AUDIT_KINDS)
    expect([kind, typeof textAt(messages, `audit.kinds.${kind}`)]).toEqual([kind, "string"]);
});

it("the log can be narrowed to every kind that is written down", () => {
  expect([...new Set(AUDIT_VERBS.map((verb) => verb.split(".")[0]))].sort()).toEqual([...AUDIT_KINDS].sort());
});

it("the database's own triggers write no verb that has no words", () => {
  const folder = "lib/server/db/migrations";
  const statements = readdirSync(folder).flatMap(
    (file) => readFileSync(`${folder}/${file}`, "utf8").match(/insert into audit \([\s\S]{0,600}?;/g) ?? [],
  );
  const written = statements.flatMap((sql) => sql.match(/'[a-z_]+\.[a-z_]+'/g) ?? []).map((verb) => verb.slice(1, -1));
  expect(written).toContain("action.recorded");
  expect(written.filter((verb) => !(AUDIT_VERBS as readonly string[]).includes(verb))).toEqual([]);
});
