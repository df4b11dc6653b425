import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { ToastProvider } from "@/components/ui/toast";
import { compiledMessages } from "@/lib/messages/compiled";
import { answerRoutes, type RouteAnswer } from "@/lib/testing/answering-routes";
import { ResyncButton } from "./resync-button";

let answer: RouteAnswer;

const failure = (code: string, status: number) => ({
  status,
  body: { error: { code, message: "…", request_id: "r-1", sent: "no", details: [] } },
});

answerRoutes(({ method }) => (method === "POST" ? answer : { status: 204 }));
afterEach(cleanup);

function press(locale: "en" | "fr" | "de") {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={0}
        messages={compiledMessages(locale, ["triage", "errors", "common"])}
      >
        <ToastProvider>
          <ResyncButton accountId={7} groupId="g" orders={200} />
        </ToastProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button"));
}

it.each([
  ["en", "lengow_unavailable", 503, /could not be read.*Lengow does not answer\. Nothing was changed/],
  ["fr", "lengow_unavailable", 503, /Lengow ne répond pas\. Rien n’a changé/],
  ["de", "lengow_unavailable", 503, /Lengow antwortet nicht\. Es wurde nichts geändert/],
  ["en", "lengow_rate_limited", 429, /Lengow’s call limit is reached\. Nothing was changed/],
  ["en", "offline", 500, /Orderdeck does not answer\. Nothing was changed/],
] as const)(
  "says in %s why the orders could not be read (%s), and that nothing changed",
  async (locale, code, status, words) => {
    answer = failure(code, status);
    press(locale);
    expect((await screen.findByRole("alert")).textContent).toMatch(words);
  },
);

it("says how many of the orders were read when it was not all", async () => {
  answer = { status: 200, body: { read: 100, settled: 0 } };
  press("en");
  expect(await screen.findByText(/^100 of 200 orders could be read/)).toBeTruthy();
});
