import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroup, TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { MergeDialog } from "./move-dialogs";
import type { MoveWish } from "./use-moves";

const ID = "cdiscount~ship~0123456789abcdef";

afterEach(cleanup);

const cause = (id: string, change: Partial<TriageGroup> = {}) =>
  ({
    ...{ id, kind: "failed", family: "unknown", state: "new", count: 2, marketplace: "cdiscount", action_type: "ship" },
    ...{ mask: `Carrier ${id} unknown`, sample: `Carrier ${id} unknown`, failures: [], people: [] },
    ...change,
  }) as unknown as TriageGroupDetail;

function open(...others: TriageGroup[]): MoveWish[] {
  const wishes: MoveWish[] = [];
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["triage", "deadline", "common"])}>
      <MergeDialog
        group={cause("open")}
        others={others}
        onMove={(wish) => wishes.push(wish)}
        onClose={() => undefined}
      />
    </IntlProvider>,
  );
  return wishes;
}

const link = () => screen.getByRole<HTMLInputElement>("textbox");

it("E10 · 5.7.4 · a cause is merged into the one whose link is pasted, and Enter is enough", () => {
  const wishes = open();
  fireEvent.change(link(), { target: { value: `https://deck.example/accounts/1/errors?tab=stuck&group=${ID}` } });
  fireEvent.submit(link());
  expect(wishes).toEqual([{ move: "merge", into: ID }]);
});

it("E10 · a text that names no cause merges nothing and is said to name none", () => {
  const wishes = open(cause("alike"));
  fireEvent.submit(link());
  fireEvent.change(link(), { target: { value: "the one with the carrier" } });
  fireEvent.submit(link());
  expect(wishes).toEqual([]);
  expect(link().getAttribute("aria-invalid")).toBe("true");
});

it("E10 · only causes that one correction could serve are offered: the same marketplace, action and kind, none put away", () => {
  const wishes = open(
    cause("open"),
    cause("alike"),
    cause("elsewhere", { marketplace: "zalando" }),
    cause("other-action", { action_type: "cancel" }),
    cause("warned", { kind: "warning" }),
    cause("done", { state: "resolved" }),
    cause("dismissed", { state: "ignored" }),
  );
  const list = screen.getByRole<HTMLSelectElement>("combobox");
  expect([...list.options].map(({ value }) => value)).toEqual(["", "alike"]);
  fireEvent.change(list, { target: { value: "alike" } });
  fireEvent.submit(list);
  expect(wishes).toEqual([{ move: "merge", into: "alike" }]);
});
