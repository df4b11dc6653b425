import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { Settled } from "@/lib/domain/settled";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES } from "@/lib/messages/locales";
import { ActionBadge, SettledNote, toneOf } from "./settled";

afterEach(cleanup);

const AT = "2026-11-22T09:00:00.000Z";
const WAYS: Settled[] = [
  { way: "resolved", at: AT, by: "Inès Moreau" },
  { way: "resolved", at: AT, by: null },
  { way: "order_reached", at: AT, by: null },
  { way: "order_moved_on", at: AT, by: null },
];

it.each(LOCALES)(
  "E08 · in %s an action that is settled keeps its word, loses its red, and says what settled it, by whom and when",
  (locale) => {
    const messages = compiledMessages(locale, ["actions", "status"]);
    render(
      <IntlProvider locale={locale} zone="Europe/Paris" now={Date.parse(AT)} messages={messages}>
        <ActionBadge action={{ state: "refused" }} />
        {WAYS.map((settled) => (
          <p key={settled.way + settled.by}>
            <ActionBadge action={{ state: "refused", settled }} />
            <SettledNote settled={settled} />
          </p>
        ))}
      </IntlProvider>,
    );
    const [open, ...past] = [...document.querySelectorAll(".badge")];
    expect(open?.getAttribute("data-tone")).toBe("fail");
    for (const badge of past) {
      expect(badge.textContent).toBe(open?.textContent);
      expect(badge.getAttribute("data-tone")).toBe("rest");
    }
    const notes = [...document.querySelectorAll("p")].map((one) => one.textContent ?? "");
    expect(new Set(notes).size).toBe(WAYS.length);
    expect(notes[0]).toContain("Inès Moreau");
    expect(screen.getAllByText((_, node) => node?.tagName === "TIME")).toHaveLength(WAYS.length);
    expect(WAYS.map((settled) => toneOf({ state: "refused", settled }))).toEqual(WAYS.map(() => "rest"));
  },
);
