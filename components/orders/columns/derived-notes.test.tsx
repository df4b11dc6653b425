import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DataTable } from "@/components/data-table/data-table";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderColumn } from "@/lib/domain/order-columns";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { useOrderColumns } from "./use-order-columns";

/** Columns whose words no single field of Lengow's answer holds, and a word of where each comes from. */
const DERIVED = {
  ship_by: { en: /earliest date/, fr: /première date/, de: /früheste/i },
  unshipped: { en: /estimate/, fr: /estimation/, de: /geschätzt/ },
  shipped: { en: /estimate/, fr: /estimation/, de: /geschätzt/ },
  fulfilment: { en: /types/, fr: /types/, de: /Arten|Typen/ },
  second_day: { en: /shipping method/, fr: /mode d’expédition/, de: /Versandart/ },
  last_action: { en: /90 days/, fr: /90 jours/, de: /90 Tage/ },
  article: { en: /first line/, fr: /première ligne/i, de: /erste Position/i },
} as const satisfies Partial<Record<OrderColumn, Record<Locale, RegExp>>>;
const IDS = Object.keys(DERIVED) as (keyof typeof DERIVED)[];
const nothing = () => {};

function Grid() {
  const asked = {
    accountId: 1,
    amounts: "account",
    sort: [],
    indexed: true,
    onSort: nothing,
    onNear: nothing,
  } as const;
  const columns = useOrderColumns({ ...asked, ids: IDS });
  return <DataTable caption="Orders" columns={columns} rows={[]} onOpen={nothing} total={0} offset={0} />;
}

afterEach(cleanup);

it.each(["en", "fr", "de"] as const)(
  "C12 · the header of each derived column says what it is derived from (%s)",
  (locale) => {
    const messages = compiledMessages(locale, ["orders", "status", "deadline", "actions", "common"]);
    render(
      <IntlProvider locale={locale} messages={messages} zone="UTC" now={0}>
        <Grid />
      </IntlProvider>,
    );
    const headers = screen.getAllByRole("columnheader");
    expect(headers).toHaveLength(IDS.length);
    IDS.forEach((id, at) => {
      expect(headers[at]?.textContent, id).toMatch(DERIVED[id][locale]);
      expect(headers[at]?.querySelector("[title]")?.getAttribute("title"), id).toMatch(DERIVED[id][locale]);
    });
  },
);
