import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ActionEvent } from "@/lib/contract/actions";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { ActionHistory } from "./action-history";

afterEach(cleanup);

const look = (attempt: number): ActionEvent => ({
  at: "2026-11-22T08:00:00Z",
  kind: "look",
  attempt,
  status: null,
  upstream_id: null,
  by: null,
  detail: {},
});

function facts(locale: Locale, cut: { after: number; left_out: number } | null): string[] {
  render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={Date.parse("2026-11-22T09:00:00Z")}
      messages={compiledMessages(locale, ["actions", "status"])}
    >
      <ActionHistory events={[look(1), look(2), look(3)]} cut={cut} />
    </IntlProvider>,
  );
  return screen.getAllByRole("listitem").map(({ textContent }) => textContent ?? "");
}

it.each<[Locale, RegExp]>([
  ["en", /^234 further facts stand here and are not shown$/],
  ["fr", /^234 autres faits ne sont pas affichés ici$/],
  ["de", /^234 weitere Angaben stehen hier und werden nicht gezeigt$/],
])("a record that was cut says so at the place where it was cut: %s", (locale, words) => {
  const all = facts(locale, { after: 2, left_out: 234 });
  expect(all.map((text) => words.test(text))).toEqual([false, false, true, false]);
});

it("a whole record says nothing of that", () => expect(facts("en", null)).toHaveLength(3));
