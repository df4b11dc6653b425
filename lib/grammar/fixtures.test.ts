/** Real metadata, where somebody has it: `LENGOW_FIXTURES` names a folder with files of GET /v3.0/marketplaces/ anywhere below it. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { createRe2Matcher } from "./conditions/re2-matcher";
import { compileGrammar } from "./parse";
import { entriesOf, readJson } from "./raw/ordered-json";
import { isJsonObject, ownMember } from "./raw/own-member";
import { reviewForm } from "./review";
import { referenceCheck } from "./testing/reference-checker";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, process.env.LENGOW_FIXTURES ?? "../shared/lengow/fixtures");
const matcher = createRe2Matcher();

interface Found {
  file: string;
  code: string;
  metadata: unknown;
}

function marketplacesIn(path: string): Found[] {
  if (!existsSync(path)) return [];
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  return files.flatMap((file) => {
    const read = readJson(readFileSync(join(path, file), "utf8"));
    const entries: [string, unknown][] = isJsonObject(read) ? [["(bare)", read], ...entriesOf(read)] : [];
    return entries
      .filter(([, metadata]) => isJsonObject(ownMember(ownMember(metadata, "orders"), "actions")))
      .map(([code, metadata]) => ({ file, code, metadata }));
  });
}

const found = marketplacesIn(folder);

test.skipIf(found.length > 0)("no metadata files under LENGOW_FIXTURES: real data was not checked", (context) => {
  context.skip();
});

describe.skipIf(found.length === 0)(`real metadata (LENGOW_FIXTURES, ${found.length} marketplaces)`, () => {
  test.each(found)("$file $code: every argument of every action has a field", ({ metadata }) => {
    const raw = ownMember(ownMember(metadata, "orders"), "actions");
    const grammar = compileGrammar(metadata);
    expect(grammar.actions.map(({ action }) => action)).toEqual(Object.keys(raw as object));
    for (const action of grammar.actions) {
      const entry = ownMember(raw, action.action);
      const names = [ownMember(entry, "args"), ownMember(entry, "optional_args")].flat().filter(Boolean);
      const status = action.statuses === "missing" ? "none" : (action.statuses[0] ?? "none");
      const order = { lengow_status: status, packages: [{ cart: [{ marketplace_order_line_id: "1", quantity: 2 }] }] };
      const { form, valid, errors, payload } = reviewForm({ grammar: action, order, matcher, overlay: null });
      expect(form.offered).toBe(status !== "none");
      if (form.offered) expect(new Set(form.fields.map(({ name }) => name))).toEqual(new Set(names));
      const fields = form.fields.map(({ name, kind, required, visible }) => ({ name, kind, required, visible }));
      const expected = referenceCheck(metadata, order, action.action, {});
      expect({ offered: form.offered, fields, valid, errors, payload }).toEqual({ ...expected });
    }
  });
});
