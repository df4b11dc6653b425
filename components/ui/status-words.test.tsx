import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { StatusBadge } from "./badge";
import { Button } from "./button";
import { Deadline } from "./deadline";
import { SPRITE } from "./icon-sprite";
import { OrderTypeTags } from "./tag";

const NOW = Date.parse("2026-11-19T09:42:00Z");
const HOUR = 3_600_000;

const show = (node: React.ReactNode, locale: Locale = "en", now = NOW) =>
  render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={now}
      messages={compiledMessages(locale, ["common", "status", "deadline"])}
    >
      {node}
    </IntlProvider>,
  );

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("a badge", () => {
  it("U5 · is an icon and a word, never a colour alone", () => {
    const { container } = show(<StatusBadge kind="order" value="waiting_shipment" />, "fr");
    expect(container.textContent).toBe("À expédier");
    expect(container.querySelector("use")?.getAttribute("href")).toBe(`${SPRITE}#package`);
    expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
  });

  it("shows a state nobody knows in quotes, made inert", () => {
    const { container } = show(<StatusBadge kind="order" value={"waiting\u202E_refund"} />);
    expect(container.textContent).toBe("“waiting[U+202E]_refund”");
  });
});

describe("C07 · LA-38 · order types", () => {
  const titles = () => screen.getAllByTitle(/./).map((tag) => tag.getAttribute("title"));

  it("have the same word everywhere, the marketplace’s own label on hover, and that label alone where we have no word", () => {
    const types = [
      { type: "is_business", label: "B2B" },
      { type: "is_prime", label: "PRIME" },
      { type: "odd", label: "Click & Collect" },
    ];
    show(<OrderTypeTags types={types} />, "de");
    expect(document.body.textContent).toBe("BusinessPrimeClick & Collect");
    expect(titles()).toEqual(["Business. Am Marktplatz: „B2B“", "Prime", "Click & Collect"]);
  });
});

describe("a deadline on screen", () => {
  it.each([
    [-3, "en", "late 3 h"],
    [-3, "de", "3 h zu spät"],
    [2, "fr", "reste 2 h"],
    [8, "en", "today 18:42"],
    [20, "fr", "demain"],
  ] as const)("%s h away reads, in %s, “%s”", (hours, locale, words) => {
    const { container } = show(<Deadline due={NOW + hours * HOUR} />, locale);
    expect(container.textContent).toBe(words);
  });

  it("turns late by itself while the page stands open, by the server's clock", () => {
    vi.useFakeTimers({ now: Date.parse("1999-01-01T00:00:00Z") });
    // A moment of its own: the clock knows when it first saw one.
    const now = NOW + 1;
    const { container } = show(<Deadline due={now + 5 * 60_000} />, "en", now);
    expect(container.textContent).toBe("5 min left");
    act(() => void vi.advanceTimersByTime(8 * 60_000));
    expect(container.textContent).toBe("late 3 min");
  });
});

describe("a button that cannot be used now", () => {
  it("can be reached, says why, and does nothing", () => {
    const pressed = vi.fn();
    show(
      <Button unavailable="Amazon FR refunds once the order is shipped" onClick={pressed}>
        Refund
      </Button>,
    );
    const button = screen.getByRole("button", { name: /Refund/ });
    fireEvent.click(button);
    expect(pressed).not.toHaveBeenCalled();
    expect(button.getAttribute("aria-disabled")).toBe("true");
    const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(reason?.textContent).toBe("Amazon FR refunds once the order is shipped");
  });
});
