import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageList } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { Queues } from "./inbox-frame";

afterEach(cleanup);

it.each([
  ["en", ["New 14 | 14 causes", "Mine 1 | 1 cause", "Stuck | 0 causes"]],
  ["fr", ["Nouvelles 14 | 14 causes", "Les miennes 1 | 1 cause", "Bloquées | 0 cause"]],
  ["de", ["Neu 14 | 14 Ursachen", "Meine 1 | 1 Ursache", "Hängen fest | 0 Ursachen"]],
] as const)(
  "the number of a queue says that it counts causes: the heading beside it counts orders (%s)",
  (locale, told) => {
    const tabs = { new: 14, mine: 1, snoozed: 0, warnings: 0, stuck: 0, unconfirmed: 0, resolved: 0 };
    render(
      <QueryClientProvider client={new QueryClient()}>
        <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["triage"])}>
          <Queues
            accountId={1}
            state={{ tab: "new", sort: "pressure", group: "" }}
            data={{ tabs } as TriageList}
            onOpen={() => undefined}
          />
        </IntlProvider>
      </QueryClientProvider>,
    );
    const said = screen
      .getAllByRole("link")
      .map((link) => `${[...link.childNodes].map((one) => one.textContent).join(" ")} | ${link.title}`);
    expect(said).toEqual(expect.arrayContaining([...told]));
  },
);
