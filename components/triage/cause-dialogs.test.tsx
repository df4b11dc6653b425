import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { CauseDialog, type TypedTexts } from "./cause-dialogs";
import type { DialogName } from "./cause-moves";
import type { MoveWish } from "./use-moves";

afterEach(cleanup);

const SUNDAY = Date.parse("2026-11-22T19:00:00Z");

const cause = (id: string): TriageGroupDetail =>
  ({
    ...{ id, kind: "failed", family: "unknown", state: "new", count: 2, marketplace: "cdiscount" },
    failures: [
      { marketplace_order_id: "O-1", order: { ship_by: "2026-11-22T22:59:00Z" } },
      { marketplace_order_id: "O-2", order: { ship_by: "2026-11-25T22:59:00Z" } },
    ],
    people: [],
    note: null,
  }) as unknown as TriageGroupDetail;

const nothing = (): TypedTexts => ({ dismiss: new Map(), note: new Map() });

function open(
  name: DialogName,
  { id = "a", locale = "en" as Locale, now = SUNDAY, typed = nothing(), note = null as string | null } = {},
) {
  const wishes: MoveWish[] = [];
  const { unmount } = render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={now}
      messages={compiledMessages(locale, ["triage", "deadline", "common"])}
    >
      <CauseDialog
        accountId={1}
        me="me"
        name={name}
        group={{ ...cause(id), note }}
        others={[]}
        typed={typed}
        onMove={(wish) => wishes.push(wish)}
        onClose={() => undefined}
      />
    </IntlProvider>,
  );
  return { wishes, close: unmount };
}

const why = () => screen.getByRole<HTMLInputElement>("textbox");
const choices = () =>
  screen.getAllByRole("radio").map((radio) => radio.closest("label")?.textContent?.replaceAll("\u00a0", " "));

it("E09 · why a cause is dismissed is still there when the form was closed, for that cause alone", () => {
  const typed = nothing();
  const first = open("dismiss", { typed });
  fireEvent.change(why(), { target: { value: "The shop closed this line." } });
  first.close();
  const other = open("dismiss", { typed, id: "b" });
  expect(why().value).toBe("");
  other.close();
  const { wishes } = open("dismiss", { typed });
  expect(why().value).toBe("The shop closed this line.");
  fireEvent.submit(why());
  expect(wishes).toEqual([{ move: "dismiss", reason: "The shop closed this line." }]);
});

it("E07 · 5.7.4 · a note that was typed is still there when its form was closed, for that cause alone and beside no other text", () => {
  const typed = nothing();
  const first = open("note", { typed });
  fireEvent.change(why(), { target: { value: "Asked their support." } });
  first.close();
  const other = open("note", { typed, id: "b" });
  expect(why().value).toBe("");
  other.close();
  const reason = open("dismiss", { typed });
  expect(why().value).toBe("");
  reason.close();
  const { wishes } = open("note", { typed });
  expect(why().value).toBe("Asked their support.");
  fireEvent.submit(why());
  expect(wishes).toEqual([{ move: "note", note: "Asked their support." }]);
});

it("E07 · 5.7.4 · a note that was typed back to what stands there is no draft over a colleague's next one", () => {
  const typed = nothing();
  const { close } = open("note", { typed });
  fireEvent.change(why(), { target: { value: "Asked" } });
  fireEvent.change(why(), { target: { value: "" } });
  close();
  open("note", { typed, note: "Mine now." });
  expect(why().value).toBe("Mine now.");
});

it.each([
  ["en", "Tomorrow, 8:00 23 Nov past 1 deadline: today 23:59"],
  ["fr", "Demain à 8 h 23 nov. après 1 échéance : auj. 23:59"],
  ["de", "Morgen, 8 Uhr 23. Nov. nach 1 Frist: heute 23:59"],
] as const)(
  "E08 · on a Sunday one morning is offered, with its date and the deadline it lies past (%s)",
  (locale, morning) => {
    const { wishes } = open("snooze", { locale });
    expect(choices()).toEqual([morning, expect.anything(), expect.anything()]);
    fireEvent.submit(screen.getAllByRole("radio")[0] as HTMLElement);
    expect(wishes).toEqual([{ move: "snooze", until: "2026-11-23T07:00:00.000Z" }]);
  },
);

it("E08 · each choice counts its own deadlines", () => {
  // A Monday, after the first deadline: the second one passes before next Monday, and not before tomorrow.
  open("snooze", { now: Date.parse("2026-11-23T19:00:00Z") });
  expect(choices().slice(0, 2)).toEqual([
    "Tomorrow, 8:00 24 Nov ",
    "Monday, 8:00 30 Nov past 1 deadline: 25 Nov 23:59",
  ]);
});

it("E08 · a moment of one's own says what it lies past as well", () => {
  open("snooze");
  fireEvent.click(screen.getByRole("radio", { name: /^A date/ }));
  expect(choices().at(-1)).toBe("A date ");
  const date = screen.getByLabelText("A date", { selector: "input[type=datetime-local]" });
  fireEvent.change(date, { target: { value: "2026-11-29T12:00" } });
  expect(choices().at(-1)).toBe("A date past 2 deadlines, first: today 23:59");
});
