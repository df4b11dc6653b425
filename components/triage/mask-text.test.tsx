import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { MASK_SLOTS, maskAsText } from "@/lib/domain/mask-slots";
import { compiledMessages } from "@/lib/messages/compiled";
import { MaskText } from "./mask-text";

afterEach(cleanup);

function shown(locale: "en" | "fr" | "de", mask: string) {
  const { container } = render(
    <IntlProvider locale={locale} zone="Europe/Paris" now={0} messages={compiledMessages(locale, ["triage"])}>
      <MaskText mask={mask} />
    </IntlProvider>,
  );
  return { text: container.textContent, chips: [...container.querySelectorAll("[data-slot]")].length };
}

it.each([
  ["fr", "Le numéro de suivi ‹n° de suivi› est déjà utilisé."],
  ["de", "Le numéro de suivi ‹Sendungsnr.› est déjà utilisé."],
  ["en", "Le numéro de suivi ‹tracking no.› est déjà utilisé."],
] as const)("a place of a mask never reads as a word of the marketplace’s sentence (%s)", (locale, text) => {
  expect(shown(locale, "Le numéro de suivi <tracking> est déjà utilisé.")).toEqual({ text, chips: 1 });
});

it("every place has its signs, a name that somebody invented too, and nothing else has", () => {
  const mask = [...MASK_SLOTS, "depot"].map((name) => `<${name}>`).join(" and ");
  const { text, chips } = shown("en", mask);
  expect(chips).toBe(MASK_SLOTS.length + 1);
  expect(text?.split(" and ").filter((part) => !/^‹[^‹›<>]+›$/.test(part))).toEqual([]);
  expect(maskAsText("a < b, <B>, 5 > 4", () => "x")).toBe("a < b, <B>, 5 > 4");
});
