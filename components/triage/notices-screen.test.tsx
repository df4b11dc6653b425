import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { NoticeSettings, NoticeSettingsBody } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { NoticesScreen } from "./notices-screen";

const OFF: NoticeSettings = {
  email: false,
  webhook_url: null,
  events: [],
  mail_server: true,
  secret: null,
  recent: [],
};
const ALL = ["new_group", "group_grew", "needs_person"];
let kept: NoticeSettingsBody[] = [];

answerRoutes(({ method, body }) => {
  if (method !== "PUT") return { status: 204 };
  const chosen = body as NoticeSettingsBody;
  kept.push(chosen);
  return { body: { ...OFF, ...chosen, secret: chosen.webhook_url ? "told-once" : null } };
});
afterEach(() => {
  cleanup();
  kept = [];
});

const open = (first: NoticeSettings = OFF) =>
  render(
    <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={compiledMessages("en", ["triage", "common"])}>
      <NoticesScreen accountId={7} first={first} />
    </IntlProvider>,
  );
const box = (name: RegExp) => screen.getByRole("checkbox", { name }) as HTMLInputElement;
const events = () => [/new cause/, /grew by half/, /needs a person/].map((name) => box(name).checked);
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));

it("E15 · a way that is switched on tells of all three, unless something else was chosen", async () => {
  open();
  expect(events()).toEqual([false, false, false]);
  fireEvent.click(box(/digest by e-mail/));
  expect(events()).toEqual([true, true, true]);
  fireEvent.click(box(/grew by half/));
  fireEvent.click(box(/webhook/));
  expect(events()).toEqual([true, false, true]);
  fireEvent.click(box(/webhook/));
  save();
  await screen.findByText("Saved.");
  expect(kept).toEqual([{ email: true, webhook_url: null, events: ["new_group", "needs_person"], new_secret: false }]);
});

it("E15 · a way without any event is not saved, and the events say so", async () => {
  open({ ...OFF, email: true, events: ["new_group"] });
  fireEvent.click(box(/new cause/));
  save();
  expect(screen.getByText("Choose at least one, or nothing would be sent.")).toBeTruthy();
  expect(screen.queryByText("Saved.")).toBeNull();
  expect(kept).toEqual([]);
  fireEvent.click(box(/needs a person/));
  save();
  await waitFor(() => expect(kept.map((body) => body.events)).toEqual([["needs_person"]]));
});

it("E15 · a webhook without an address is not saved, and its field says so", async () => {
  open();
  fireEvent.click(box(/webhook/));
  save();
  const field = screen.getByRole("textbox", { name: "Address (https)" });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("An https address that is not inside a private network.")).toBeTruthy();
  expect(kept).toEqual([]);
  fireEvent.change(field, { target: { value: " https://hooks.example.com/x " } });
  save();
  await screen.findByDisplayValue("told-once");
  expect(kept).toEqual([{ email: false, webhook_url: "https://hooks.example.com/x", events: ALL, new_secret: false }]);
});

it("E15 · switched off, nothing need be chosen", async () => {
  open({ ...OFF, email: true, events: ["new_group"] });
  fireEvent.click(box(/digest by e-mail/));
  fireEvent.click(box(/new cause/));
  save();
  await screen.findByText("Saved.");
  expect(kept).toEqual([{ email: false, webhook_url: null, events: [], new_secret: false }]);
});
