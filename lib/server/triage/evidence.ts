import "server-only";
import type { ActionDetail, ActionEvent } from "@/lib/contract/actions";
import type { EvidenceEvent, EvidencePack, EvidenceQuery } from "@/lib/contract/triage";
import { zoneOfCountry } from "@/lib/domain/country-zone";
import type { LengowOrderFields } from "@/lib/lengow";
import { getAction } from "../actions/get-action";
import { requireScope, type ServiceContext } from "../context";
import { inTime } from "../in-time";
import { marketplaceNames } from "../marketplaces/list-marketplaces";
import { amountText } from "./amount-text";
import { type Outcome, outcomeOf, stateWord } from "./evidence-outcome";
import { evidenceText } from "./evidence-text";
import { EVIDENCE_WORDS, type EvidenceWords, fill } from "./evidence-words";
import { answerIn } from "./own-words";
import { scrub, scrubArgument } from "./scrub";

/** The order is read for the buyer's own data, so that it can be taken out; longer than this nobody waits. */
const ORDER_MS = 4_000;

/** Shorter words of a street or a name stand in too many other words. */
const LEAST_WORD = 5;

/** Everything about the buyer that may stand in a marketplace's answer, whole and word by word. */
export function personalOf(order: LengowOrderFields | null): string[] {
  const whole = wholeValues(order);
  // An e-mail's domain is often the marketplace's own, whose name the text must keep.
  const spoken = whole.map((value) => (/^\S+@\S+$/.test(value.trim()) ? value.replace(/@.*$/, "") : value));
  const words = spoken.flatMap((value) => value.match(/[\p{L}\p{M}'’-]+/gu) ?? []);
  return [...whole, ...words.filter((word) => word.length >= LEAST_WORD)];
}

function wholeValues(order: LengowOrderFields | null): string[] {
  if (order === null) return [];
  const addresses = [order.billing_address, ...order.packages.map(({ delivery }) => delivery)];
  return addresses.flatMap((address) =>
    address === null
      ? []
      : [
          address.full_name,
          address.first_name,
          address.last_name,
          address.company,
          address.first_line,
          address.second_line,
          address.full_address,
          address.zipcode,
          address.city,
          address.email,
          address.phone_home,
          address.phone_office,
          address.phone_mobile,
          address.vat_number,
        ].filter((value): value is string => typeof value === "string"),
  );
}

function stamp(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  return parts.format(new Date(at));
}

function wordsOf(event: ActionEvent, words: EvidenceWords, end: Outcome): string | null {
  const { events, states } = words;
  switch (event.kind) {
    case "moved": {
      const to = String(event.detail.to ?? "");
      if (to === "ready") return events.recorded ?? null;
      if (to === "claimed") return null;
      if (to === "sending") return events.sent ?? null;
      return fill(events.moved ?? "", { state: to === "refused" ? stateWord(to, end, words) : (states[to] ?? to) });
    }
    case "answer":
      return event.status === null
        ? (events.lost ?? null)
        : fill(events.answered ?? "", { status: String(event.status) });
    case "look":
      return events.looked ?? null;
    default:
      return null;
  }
}

function timelineOf(action: ActionDetail, zone: string, words: EvidenceWords, end: Outcome): EvidenceEvent[] {
  const entry = (at: string, what: string): EvidenceEvent => ({
    at,
    utc: stamp(at, "UTC"),
    local: stamp(at, zone),
    what,
  });
  if (action.history.length > 0) {
    const cut = action.history_cut;
    return action.history.flatMap((event, at) => {
      const what = wordsOf(event, words, end);
      const told = what === null ? [] : [entry(event.at, what)];
      if (cut === null || at !== cut.after) return told;
      return [entry(event.at, fill(words.events.cut ?? "", { n: String(cut.left_out) })), ...told];
    });
  }
  const { created_at: created, updated_at: updated, state } = action;
  // Lengow's date of a change is an answer's only where there is one.
  const isAnswered = state !== "accepted" && updated && updated !== created;
  return [
    ...(created ? [entry(created, words.events.sent ?? "")] : []),
    ...(isAnswered ? [entry(updated, words.events.failed ?? "")] : []),
  ];
}

async function readOrder(ctx: ServiceContext, action: ActionDetail): Promise<LengowOrderFields | null> {
  const call = { lane: "screen", requestId: ctx.requestId } as const;
  const reading = ctx.lengow().orders.get(action.marketplace, action.marketplace_order_id, call);
  return inTime(
    reading.catch(() => null),
    ORDER_MS,
    null,
  );
}

/** Puts a pack together from what is known; pure, so that a thousand of them can be searched for leaks. */
export function packOf(
  action: ActionDetail,
  order: LengowOrderFields | null,
  about: { zone: string; name?: string | undefined; asOf: string; query: EvidenceQuery },
): EvidencePack {
  const words = EVIDENCE_WORDS[about.query.language];
  const outcome = outcomeOf(action.state, action.error_text);
  const said = answerIn({ ...action, message: action.error_text });
  const personal = personalOf(order);
  const clean = (text: string): string => scrub(text, personal);
  const placed = order?.marketplace_order_date;
  const facts: Omit<EvidencePack, "text"> = {
    action_id: action.id,
    as_of: about.asOf,
    zone: about.zone,
    order: {
      marketplace: action.marketplace,
      marketplace_name: about.name ?? action.marketplace,
      marketplace_order_id: action.marketplace_order_id,
      status: order?.lengow_status ?? null,
      ordered_at: placed ?? null,
      placed: placed ? { utc: stamp(placed, "UTC"), local: stamp(placed, about.zone) } : null,
      amount: order?.original_total_order
        ? `${amountText(order.original_total_order)} ${order.original_currency?.iso_a3 ?? ""}`.trim()
        : null,
    },
    action: {
      type: action.type,
      state: action.state,
      upstream_id: action.upstream_id,
      line: action.line,
      source: action.source,
    },
    sent: Object.entries(action.args).map(([name, value]) => ({
      name: clean(name),
      value: scrubArgument(name, String(value), personal),
    })),
    answer: said === null ? null : clean(said),
    timeline: timelineOf(action, about.zone, words, outcome),
  };
  return { ...facts, text: evidenceText(facts, about.query, outcome) };
}

/**
 * What can be shown to others about one action: the order, what was sent, what came back and when, in UTC and the marketplace's zone. Nothing
 * personal and no key stands in it, whoever asks.
 * @throws AppError `not_found`
 */
export async function evidencePack(ctx: ServiceContext, id: string, query: EvidenceQuery): Promise<EvidencePack> {
  requireScope(ctx, "triage:read");
  const action = await getAction(ctx, id);
  const [order, names] = await Promise.all([readOrder(ctx, action), marketplaceNames(ctx)]);
  const known = names.get(action.marketplace);
  const zone = zoneOfCountry(known?.country ?? order?.marketplace_country_iso2) ?? "UTC";
  return packOf(action, order, { zone, name: known?.name, asOf: ctx.clock.now().toISOString(), query });
}
