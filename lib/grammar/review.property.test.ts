import { beforeAll, expect, test, vi } from "vitest";
import fc from "@/lib/testing/properties";
import { checkLine } from "./check-line";
import { type Matcher, NO_PATTERNS } from "./conditions/matcher";
import { createRe2Matcher } from "./conditions/re2-matcher";
import { OVERLAY_RULES } from "./overlay/overlay-rules";
import { compileAction, compileGrammar } from "./parse";
import { entriesOf } from "./raw/ordered-json";
import { reviewForm } from "./review";
import { anyAction, anyMetadata, anyOrder, anyValues, orderBoundMetadata } from "./testing/arbitraries";
import { referenceCheck } from "./testing/reference-checker";

let matcher: Matcher = NO_PATTERNS;
beforeAll(() => {
  matcher = createRe2Matcher();
});

vi.setConfig({ testTimeout: 240_000 });

const CASES = 20_000;

function review(
  metadata: unknown,
  order: unknown,
  action: string,
  values: Record<string, unknown>,
  marketplace?: string,
) {
  const overlay = marketplace === undefined ? null : { marketplace };
  return reviewForm({ grammar: compileAction(metadata, action), order, values, matcher, overlay });
}

test("accepts exactly the payloads that an independent reading of the contract accepts, and shows the same fields", () => {
  const seen = { offered: 0, valid: 0, hidden: 0, sent: 0 };
  fc.assert(
    fc.property(anyMetadata, anyOrder, anyAction, anyValues, (metadata, order, action, values) => {
      const line = checkLine(JSON.stringify({ id: 1, metadata, order, action, values }), matcher);
      const expected = referenceCheck(metadata, order, action, values);
      if (line !== JSON.stringify({ id: 1, ...expected })) expect(JSON.parse(line)).toEqual({ id: 1, ...expected });
      seen.offered += expected.offered ? 1 : 0;
      seen.valid += expected.valid ? 1 : 0;
      seen.hidden += expected.fields.some((field) => !field.visible) ? 1 : 0;
      seen.sent += Object.keys(expected.payload ?? {}).length > 0 ? 1 : 0;
    }),
    { numRuns: CASES },
  );
  // The cases are worth something only if every kind of outcome is common among them.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(CASES / 20);
});

test("accepts what it would send: a payload fed back, everything else cleared, gives itself", () => {
  fc.assert(
    fc.property(orderBoundMetadata, anyOrder, anyAction, anyValues, (metadata, order, action, values) => {
      const { payload } = review(metadata, order, action, values);
      if (payload === null) return;
      expect(review(metadata, order, action, only(metadata, action, payload)).payload).toEqual(payload);
    }),
    { numRuns: 4_000 },
  );
});

test("the overlay only tightens: what passes with it passes without it and is the same payload", () => {
  const marketplaces = fc.constantFrom("amazon_fr", "zalando", "cdiscount", "mirakl");
  fc.assert(
    fc.property(
      orderBoundMetadata,
      anyOrder,
      anyAction,
      anyValues,
      marketplaces,
      (metadata, order, action, values, code) => {
        const { payload } = review(metadata, order, action, values, code);
        if (payload === null) return;
        expect(review(metadata, order, action, only(metadata, action, payload)).payload).toEqual(payload);
      },
    ),
    { numRuns: 6_000 },
  );
  expect(OVERLAY_RULES.every((rule) => rule.source !== "" && /^\d{4}-\d{2}-\d{2}$/.test(rule.seen))).toBe(true);
});

test("a grammar is plain data: it survives JSON and gives the same answers", () => {
  fc.assert(
    fc.property(anyMetadata, anyOrder, anyAction, anyValues, (metadata, order, action, values) => {
      const grammar = compileAction(metadata, action);
      const input = { order, values, matcher, overlay: null };
      const copy = JSON.parse(JSON.stringify(grammar));
      expect(reviewForm({ ...input, grammar: copy })).toEqual(reviewForm({ ...input, grammar }));
    }),
    { numRuns: 2_000 },
  );
});

test("compiles anything at all without a throw and without touching what all objects share", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.jsonValue(),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (metadata, order, values) => {
        for (const grammar of compileGrammar({ orders: { actions: { ship: metadata }, carriers: metadata } }).actions)
          reviewForm({ grammar, order, values, matcher, overlay: { marketplace: "amazon_fr" } });
        compileGrammar(metadata);
      },
    ),
    { numRuns: 5_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});

/** The payload as values, and every other argument of the action cleared. */
function only(metadata: unknown, action: string, payload: object): Record<string, unknown> {
  const cleared = compileAction(metadata, action).arguments.map(({ name }): [string, unknown] => [name, null]);
  return Object.fromEntries([...cleared, ...entriesOf(payload as Record<string, unknown>)]);
}
