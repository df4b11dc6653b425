import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { StoreNamesProvider } from "@/components/ui/store-names";
import type { BatchAbout, BatchView } from "@/lib/contract/batches";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { useBatchTitle } from "./batch-title";

afterEach(cleanup);

function Title({ batch }: { batch: Pick<BatchView, "title" | "about"> }) {
  return <h1>{useBatchTitle()(batch)}</h1>;
}

function titleOf(locale: Locale, batch: Pick<BatchView, "title" | "about">): string {
  render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={Date.parse("2026-11-22T08:00:00Z")}
      messages={compiledMessages(locale, ["bulk", "actions"])}
    >
      <StoreNamesProvider names={[{ code: "cdiscount", name: "Cdiscount" }]}>
        <Title batch={batch} />
      </StoreNamesProvider>
    </IntlProvider>,
  );
  const text = screen.getByRole("heading").textContent ?? "";
  cleanup();
  return text;
}

const CODES = "ship · cdiscount · carrier LAPOSTE_COLISSIMO";
const correction = (...changes: Partial<BatchAbout["changes"][number]>[]) => ({
  title: CODES,
  about: {
    marketplace: "cdiscount",
    type: "ship",
    changes: changes.map((change) => ({ argument: "carrier", value: null, label: null, by_row: false, ...change })),
  },
});

it.each<[Locale, string]>([
  ["en", "Ship · Cdiscount · Carrier: La Poste Colissimo"],
  ["fr", "Expédier · Cdiscount · Transporteur\u00a0: La Poste Colissimo"],
  ["de", "Versenden · Cdiscount · Versanddienstleister: La Poste Colissimo"],
])("a correction is called by what it changes, in words of the reader's language: %s", (locale, words) => {
  const batch = correction({ value: "LAPOSTE_COLISSIMO", label: "La Poste Colissimo" });
  expect(titleOf(locale, batch)).toBe(words);
});

it("says of a field that it was left out, that each row has its own value, or that nothing was changed", () => {
  const batch = correction({}, { argument: "tracking_number", by_row: true });
  expect(titleOf("en", batch)).toBe("Ship · Cdiscount · Carrier: left out, Tracking number: one value per row");
  expect(titleOf("en", correction())).toBe("Ship · Cdiscount · sent again unchanged");
});

it("writes a moment as people read it", () => {
  const batch = correction({ argument: "shipping_date", value: "2026-11-21T07:30:00Z" });
  expect(titleOf("en", batch)).toContain("21 Nov 08:30");
});

it("a batch that tells nothing of itself has the title it was given", () => {
  expect(titleOf("fr", { title: CODES, about: null })).toBe(CODES);
});
