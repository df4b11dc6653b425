import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { ApiError } from "@/lib/queries/api-fetch";
import { FixPanel } from "./fix-panel";
import type { Fix } from "./use-fix";

afterEach(cleanup);

/** What is said where the form of a correction could not be had. */
function told(code: ApiError["code"]): string {
  const error = new ApiError(code, "…", 500, "r-1", "no");
  // The panel without a form reads nothing else of either.
  const fix = { form: undefined, error, isPending: false, ids: [], state: { is: "idle" } } as unknown as Fix;
  const group = { failures: [], marketplace: "ebay_fr" } as unknown as TriageGroupDetail;
  render(
    <IntlProvider
      locale="en"
      zone="Europe/Paris"
      now={0}
      messages={compiledMessages("en", ["triage", "actions", "errors"])}
    >
      <FixPanel accountId={7} group={group} fix={fix} />
    </IntlProvider>,
  );
  return screen.getByRole("alert").textContent ?? "";
}

describe("a correction whose form could not be had", () => {
  it.each([
    ["offline", "Orderdeck does not answer."],
    ["internal", "Orderdeck made a mistake."],
    ["not_allowed", "You may not do this here."],
    ["lengow_rate_limited", "Lengow’s call limit is reached."],
    ["lengow_unavailable", "Lengow does not answer, so the form cannot be shown."],
  ] as const)("says what failed, and that nothing was sent: %s", (code, words) => {
    expect(told(code)).toContain(`${words} Nothing was sent. `);
  });
});
