import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { LengowTrouble, OrderRowPage } from "@/lib/contract/orders";
import { MOST_IDS } from "@/lib/domain/order-filters";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { GridNotice, type NoticeProps } from "./grid-notice";
import { pastedCount } from "./pasted-ids";
import { searchChange } from "./search-box";

const NOW = "2026-11-22T10:42:00.000Z";
const PAGE: OrderRowPage = {
  count: 1,
  page: 1,
  page_size: 50,
  as_of: NOW,
  ignored_filters: [],
  source: "lengow",
  index: { state: "ready", as_of: NOW, from: null, progress: null },
  dropped: 0,
  results: [],
};

/** What the reader is told. */
function said(props: Partial<NoticeProps>, locale: Locale = "en"): string {
  cleanup();
  const messages = compiledMessages(locale, ["orders", "errors"]);
  const usual = { error: null, slow: false, skipped: [], unread: [], idsAsked: [], look: null };
  render(
    <IntlProvider locale={locale} messages={messages} zone="Europe/Paris" now={Date.parse(NOW)}>
      <GridNotice {...usual} page={PAGE} onRetry={() => {}} {...props} />
    </IntlProvider>,
  );
  return screen
    .queryAllByRole("status")
    .map(({ textContent }) => textContent)
    .join(" | ");
}

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

it("G03 · LA-17 · a filter that Lengow ignored is named as its chip is, in the reader's language", () => {
  const page = { ...PAGE, ignored_filters: ["lengow_status", "marketplace_status"] };
  expect(said({ page })).toContain("Lengow ignored the filter “Status, Marketplace’s status”.");
  expect(said({ page }, "fr")).toMatch(/«\s?Statut, /);
  expect(said({ page }, "de")).toContain("„Status, ");
});

it.each(LOCALES)("none of Lengow's parameters is shown to a reader of %s by its raw name", (locale) => {
  const ignored = [
    ...["lengow_status", "lengow_line_status", "marketplace", "marketplace_status", "marketplace_order_id"],
    ...["merchant_order_id", "order_type", "marketplace_order_date", "imported", "updated"],
  ];
  for (const name of ignored) {
    const words = said({ page: { ...PAGE, ignored_filters: [name] } }, locale);
    expect(words).not.toBe("");
    expect(words).not.toMatch(new RegExp(`[“„«]\\s?${name}\\s?[”“»]`));
  }
});

it("LA-20 · rows that had to be left out here are counted, and the count above is said to hold them", () => {
  expect(said({ page: { ...PAGE, dropped: 1 } })).toContain("1 row of this page left out here.");
  expect(said({ page: { ...PAGE, dropped: 7 } })).toMatch(/7 rows of this page left out here\..*the count above/);
  expect(said({})).toBe("");
});

it("G09 · of 60 ids the missing ones are named though the page holds 25 of those found", () => {
  const ids = Array.from({ length: 60 }, (_, at) => `order-${at}`);
  const page = { ...PAGE, count: 58, page_size: 25, ids_missing: ["order-3", "order-41"] };
  expect(said({ page, idsAsked: ids })).toBe("58 of 60 ids found.Not found: order-3, order-41");
  expect(said({ page: { ...page, count: 60, ids_missing: [] }, idsAsked: ids })).toBe("60 of 60 ids found.");
});

it("G09 · of 201 ids pasted the first 200 are looked for, and that is said", async () => {
  const pasted = Array.from({ length: MOST_IDS + 1 }, (_, at) => `order-${at}`);
  const { ids } = searchChange(pasted.join("\n"));
  expect(ids).toEqual(pasted.slice(0, MOST_IDS));
  await expect.poll(() => pastedCount(ids)).toBe(MOST_IDS + 1);
  const page = { ...PAGE, count: MOST_IDS, ids_missing: [] };
  expect(said({ page, idsAsked: ids })).toContain("Only the first 200 of 201 ids were looked for.");
  expect(said({ page, idsAsked: ids.slice(1) })).toBe("199 of 199 ids found.");
});

it("U1 · what of the address makes no sense is named beside what the answer has to say", () => {
  const words = said({ unread: ["sort", "page"], page: { ...PAGE, dropped: 2 } });
  expect(words).toContain("Left out of the address, because the value makes no sense: sort, page.");
  expect(words).toContain("2 rows of this page");
  expect(said({ skipped: ["mood"] })).toContain("Columns this list does not have were left out: mood.");
});

const TROUBLE = {
  reason: "unavailable",
  since: "2026-11-22T10:30:00.000Z",
  next_at: "2026-11-22T10:43:00.000Z",
} as const;
const fromCopy = (trouble: LengowTrouble): OrderRowPage => ({
  ...PAGE,
  source: "index",
  index: { ...PAGE.index, as_of: "2026-11-22T10:29:00.000Z", trouble },
});

it("rows of our copy say that Lengow fails, since when, how old they are and when it is tried again", () => {
  expect(said({ page: fromCopy(TROUBLE) })).toBe(
    "Lengow has not answered since 11:30.You see our copy as of 11:29. Next try at 11:43.Try now",
  );
  expect(said({ page: fromCopy(TROUBLE) }, "fr")).toMatch(/depuis 11:30.*notre copie de 11:29.*essai à 11:43/);
  expect(said({ page: fromCopy(TROUBLE) }, "de")).toMatch(/seit 11:30.*Stand 11:29.*Versuch um 11:43/);
  expect(said({ page: fromCopy({ ...TROUBLE, reason: "error" }) })).toMatch(/^Lengow has answered with errors since/);
});

it("rows of Lengow's own say nothing of a reader that is behind", () => {
  expect(said({ page: { ...fromCopy(TROUBLE), source: "lengow" } })).toBe("");
});

it.each(LOCALES)("a reader of %s is told who can enter new keys where Lengow refuses ours", (locale) => {
  const who = { en: "administrator", fr: "administrateur", de: "Verwaltung" }[locale];
  expect(said({ page: fromCopy({ ...TROUBLE, reason: "credentials" }) }, locale)).toContain(who);
  expect(said({ page: { ...PAGE, stale: { reason: "credentials" } } }, locale)).toContain(who);
});
