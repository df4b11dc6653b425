import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ActionHistory } from "@/components/actions/action-history";
import { ActivityTable } from "@/components/actions/activity-table";
import { AuditTable } from "@/components/settings/audit-table";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ActionView } from "@/lib/contract/actions";
import type { ActionState } from "@/lib/domain/status";
import { compiledMessages } from "@/lib/messages/compiled";
import { de } from "@/lib/messages/de";
import type { Area } from "@/lib/messages/en";
import { en } from "@/lib/messages/en";
import { fr } from "@/lib/messages/fr";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { actionDetailQuery } from "@/lib/queries/actions";
import { DOCUMENT_REASONS } from "@/lib/server/documents/document-row";
import { REASONS } from "@/lib/server/outbox/row";
import { Around, surfacesOf } from "./failure-surfaces";
import { JUNK } from "./failure-vocabulary";

/** Why something is where it is, is kept as a code; these are the places where a person reads it. */

const WORDS: Record<Locale, Readonly<Record<string, string>>> = {
  en: en.actions.live.reason,
  fr: fr.actions.live.reason,
  de: de.actions.live.reason,
};
/** Of these it is certain that not a byte left. */
const NOT_SENT: Record<Locale, Readonly<Record<string, string>>> = {
  en: en.vcs.details.notSent,
  fr: fr.vcs.details.notSent,
  de: de.vcs.details.notSent,
};
const LOST = { en: en.vcs.lost, fr: fr.vcs.lost, de: de.vcs.lost };
const NOW = "2026-11-22T10:42:00.000Z";
const STATES: readonly ActionState[] = ["ready", "unconfirmed", "accepted", "rejected", "needs_person", "closed"];

// Everything was read already; nobody answers here.
beforeAll(() => onlineManager.setOnline(false));
afterEach(cleanup);

function draw(locale: Locale, areas: readonly Area[], node: React.ReactNode, client = new QueryClient()): HTMLElement {
  return render(
    <IntlProvider locale={locale} zone="UTC" now={Date.parse(NOW)} messages={compiledMessages(locale, areas)}>
      <QueryClientProvider client={client}>{node}</QueryClientProvider>
    </IntlProvider>,
  ).container;
}

/** A word of a message is typed with other spaces than it is shown with. */
const plain = (text: string | null) => (text ?? "").replace(/\s+/gu, " ");

/** Every stretch of text as it stands on the screen. */
function textsOf(screen: Node): string[] {
  const walk = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walk.nextNode()) texts.push(plain(walk.currentNode.textContent));
  return texts;
}

/** Nothing that only a program reads: no code, alone or among words, and no key of a message. */
function expectNoCode(screen: HTMLElement): void {
  for (const text of textsOf(screen)) {
    for (const junk of JUNK) expect(text).not.toMatch(junk);
    for (const part of text.split(/[·:]/u)) expect(DOCUMENT_REASONS as readonly string[]).not.toContain(part.trim());
  }
}

function expectWords(screen: HTMLElement, reason: string, locale: Locale): void {
  expect(textsOf(screen).join(" ")).toContain(plain(WORDS[locale][reason] ?? "no words"));
  expectNoCode(screen);
}

function actionOf(state: ActionState, reason: string): ActionView {
  return {
    id: `a-${state}-${reason}`,
    state,
    source: "orderdeck",
    type: "ship",
    marketplace: "ebay",
    marketplace_order_id: "12-3",
    line: null,
    args: {},
    upstream_id: null,
    error_text: null,
    reason,
    created_at: NOW,
    updated_at: NOW,
    by: null,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
  };
}

function activity(rows: readonly ActionView[], locale: Locale): HTMLElement {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  for (const row of rows)
    client.setQueryData(actionDetailQuery(1, row.id).queryKey, { ...row, history: [], history_cut: null });
  const screen = draw(
    locale,
    ["actions", "orders", "status", "deadline", "errors", "common"],
    <ActivityTable
      accountId={1}
      accountName="Shop"
      rows={rows}
      clock={{ asOf: Date.parse(NOW), heardAt: 0 }}
      stale={false}
      canSend={false}
      personId="p-1"
      marketplaceOf={() => "eBay"}
      undo={{ undo: async () => {}, busy: new Set<string>(), said: "" }}
    />,
    client,
  );
  return screen;
}

const audit = (line: { verb: string; details: Record<string, unknown> }, locale: Locale): HTMLElement =>
  draw(
    locale,
    ["settings", "actions", "status", "shell", "deadline", "common"],
    <AuditTable
      accountId={1}
      stale={false}
      lines={[{ id: "1", at: NOW, by: null, about: null, request_id: null, subject: "x:1", ...line }]}
    />,
  );

describe.each(LOCALES)("why an action or an upload is where it is, in %s", (locale) => {
  it.each(DOCUMENT_REASONS)("has words: %s", (reason) => {
    expect(WORDS[locale][reason]).toMatch(/^\p{Lu}.{12,}\.$/u);
  });

  it.each(REASONS)("is read in the story of an action in words: %s", (reason) => {
    const event = { at: NOW, kind: "moved" as const, attempt: 0, status: null, upstream_id: null, by: null };
    const detail = { from: "ready", to: "needs_person", reason };
    expectWords(
      draw(locale, ["actions", "status", "deadline", "common"], <ActionHistory events={[{ ...event, detail }]} />),
      reason,
      locale,
    );
  });

  it("is never a code in the rows of Activity, whatever the state", () => {
    expectNoCode(
      activity(
        STATES.flatMap((state) => REASONS.map((reason) => actionOf(state, reason))),
        locale,
      ),
    );
  });

  it.each(REASONS)("is never a code in Activity when the action is opened: %s", (reason) => {
    const screen = activity([actionOf("needs_person", reason)], locale);
    const before = textsOf(screen).length;
    for (const button of screen.querySelectorAll("[data-action] [aria-expanded=false]")) fireEvent.click(button);
    expect(textsOf(screen).length).toBeGreaterThan(before);
    expectNoCode(screen);
  });

  it.each(["absent", "unclear_answer", "gave_up", "order_gone"])(
    "stands in the row of Activity where nobody else said anything: %s",
    (reason) => expectWords(activity([actionOf("needs_person", reason)], locale), reason, locale),
  );

  it("stands in the row of Activity instead of our own English, which is no answer", () => {
    const said = "The refund asks for 9.00, and 5.00 is left to refund.";
    const screen = activity([{ ...actionOf("needs_person", "refund_exceeds"), error_text: said }], locale);
    expectWords(screen, "refund_exceeds", locale);
    expect(screen.textContent).not.toContain("is left to refund");
  });

  it.each(DOCUMENT_REASONS)("is read in the audit log in words: %s", (reason) => {
    const details = { to: "needs_person", reason, number: "INV 7" };
    expectWords(audit({ verb: "document.moved", details }, locale), reason, locale);
    cleanup();
    if (!(REASONS as readonly string[]).includes(reason)) return;
    expectWords(audit({ verb: "action.moved", details: { ...details, type: "ship" } }, locale), reason, locale);
  });

  it.each(DOCUMENT_REASONS)("is never a code at the invoice, which says whether it was sent: %s", (reason) => {
    const [surface] = surfacesOf("upload", { state: "needs_person", reason });
    if (!surface) throw new Error("an upload is shown somewhere");
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
    surface.known?.(client);
    const screen = render(<Around surface={surface} locale={locale} client={client} />).container;
    expectNoCode(screen);
    const text = textsOf(screen).join(" ");
    const unsent = NOT_SENT[locale][reason];
    const [said, untrue] =
      unsent === undefined ? [LOST[locale].text, LOST[locale].notSent] : [unsent, LOST[locale].text];
    expect(text).toContain(plain(said));
    expect(text).not.toContain(plain(untrue));
  });

  it("is not said a second time in English and in codes, where the text beside it is our own", () => {
    const message = '"ship" is not allowed while the order is "shipped"; it is in: waiting_shipment.';
    const detail = { from: "claimed", to: "needs_person", reason: "order_changed", message };
    const log = audit({ verb: "action.moved", details: { ...detail, type: "ship" } }, locale);
    expectWords(log, "order_changed", locale);
    expect(log.textContent).not.toContain("is not allowed");
    const event = { at: NOW, kind: "moved" as const, attempt: 0, status: null, upstream_id: null, by: null, detail };
    const story = draw(locale, ["actions", "status", "deadline", "common"], <ActionHistory events={[event]} />);
    expectWords(story, "order_changed", locale);
    expect(story.textContent).not.toContain("is not allowed");
  });
});
