import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroup } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { GroupSeen } from "./group-seen";

const NOW = Date.parse("2026-11-22T15:35:00Z");
const [FIRST, SAME, LATER] = ["2026-11-15T19:06:05Z", "2026-11-15T19:06:40Z", "2026-11-18T08:00:00Z"];

afterEach(cleanup);

function shown(locale: "en" | "fr" | "de", last: string, kind: TriageGroup["kind"] = "failed") {
  const { container } = render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={NOW}
      messages={compiledMessages(locale, ["triage", "deadline"])}
    >
      <GroupSeen group={{ kind, first_seen: FIRST, last_seen: last }} />
    </IntlProvider>,
  );
  return container.textContent;
}

it.each([
  ["en", "Failed 15 Nov 20:06", "First failure 15 Nov 20:06, last 18 Nov 09:00"],
  ["fr", "Échec du 15 nov. 20:06", "Premier échec le 15 nov. 20:06, dernier le 18 nov. 09:00"],
  ["de", "Fehlgeschlagen am 15. Nov. 20:06", "Erster Fehler am 15. Nov. 20:06, zuletzt am 18. Nov. 09:00"],
] as const)("a cause that failed in one moment says it once, not as a span of nothing (%s)", (locale, once, span) => {
  expect(shown(locale, SAME)).toBe(once);
  cleanup();
  expect(shown(locale, LATER)).toBe(span);
});

it("a warning is not said to have failed", () => {
  expect(shown("en", LATER, "warning")).toBe("First 15 Nov 20:06, last 18 Nov 09:00");
});
