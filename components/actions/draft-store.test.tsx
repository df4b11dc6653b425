import { beforeEach, expect, it } from "vitest";
import {
  bringDraftBack,
  type Draft,
  type DraftPlace,
  dropDraft,
  EMPTY_DRAFT,
  readDraft,
  setDraftAside,
  writeDraft,
} from "./draft-store";

const place: DraftPlace = { person: "p", account: 1, marketplace: "amazon_fr", orderId: "404-1", type: "ship" };
const draft: Draft = { ...EMPTY_DRAFT, lines: ["L1"], common: { tracking_number: "6A1" }, keys: { "*": "key" } };
const NOW = Date.parse("2026-11-22T08:00:00Z");

beforeEach(() => sessionStorage.clear());

it("U14 · a form that was recorded is empty, and has what was typed again once every action of it was taken back", () => {
  writeDraft(place, draft);
  setDraftAside(place, draft, ["a", "b"], NOW);
  expect(readDraft(place)).toBeNull();
  bringDraftBack(["a", "of another form"], NOW);
  expect(readDraft(place)).toBeNull();
  bringDraftBack(["b"], NOW);
  // Under new keys: sent again it is a new wish and not the one that was taken back.
  expect(readDraft(place)).toEqual({ ...draft, keys: {} });
});

it("U14 · what was typed since is not written over, nor is anything shown to whoever signs in next", () => {
  setDraftAside(place, draft, ["a"], NOW);
  const newer = { ...draft, common: { tracking_number: "newer" } };
  writeDraft(place, newer);
  bringDraftBack(["a"], NOW);
  expect([readDraft(place), readDraft({ ...place, person: "q" })]).toEqual([newer, null]);
});

it("U14 · what was recorded long ago is forgotten when something else is", () => {
  setDraftAside(place, draft, ["a"], NOW);
  setDraftAside({ ...place, orderId: "404-2" }, draft, ["b"], NOW + 2 * 3_600_000);
  bringDraftBack(["a"], NOW);
  expect(readDraft(place)).toBeNull();
});

it("U14 · of two forms sent for one order each is given back by its own actions, an earlier one too", () => {
  const second = { ...draft, common: { tracking_number: "6A2" } };
  setDraftAside(place, draft, ["a"], NOW);
  setDraftAside(place, second, ["b"], NOW + 1_000);
  bringDraftBack(["a"], NOW + 2_000);
  expect(readDraft(place)?.common).toEqual({ tracking_number: "6A1" });
  dropDraft(place);
  bringDraftBack(["b"], NOW + 3_000);
  expect(readDraft(place)?.common).toEqual({ tracking_number: "6A2" });
});

it("U14 · what was recorded long ago does not come back, and is dropped with what cannot be read", () => {
  setDraftAside(place, draft, ["a"], NOW);
  bringDraftBack(["a"], NOW + 2 * 3_600_000);
  expect([readDraft(place), sessionStorage.length]).toEqual([null, 0]);
  sessionStorage.setItem("orderdeck.sent.damaged", "{");
  setDraftAside(place, draft, ["b"], NOW);
  bringDraftBack(["b"], NOW);
  expect([readDraft(place)?.common, sessionStorage.length]).toEqual([draft.common, 1]);
});
