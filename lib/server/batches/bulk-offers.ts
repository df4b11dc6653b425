import "server-only";
import { isOfOneOrder } from "@/lib/bulk/one-order";
import type { BulkNeed, BulkOffer, BulkRefusal } from "@/lib/contract/batches";
import {
  type ActionGrammar,
  compileGrammar,
  type FormModel,
  NO_PATTERNS,
  type Review,
  readJson,
  reviewForm,
} from "@/lib/grammar";
import type { LengowOrderFields } from "@/lib/lengow";
import type { ServiceContext } from "../context";
import { marketplaceMetadata } from "../marketplaces/list-marketplaces";

/** An order of a frozen list with what can be done with it: `lines` where an action is one per line. */
export interface JudgedOrder {
  marketplace: string;
  marketplace_order_id: string;
  offered: Record<string, { lines: string[] | null }>;
}

/** What has to be asked before this can be done with many orders alike. */
function needOf({ form, errors }: Review): BulkNeed {
  const asked = errors.flatMap(({ name }) => {
    const field = form.fields.find((one) => one.name === name);
    return field && field.name !== form.line_argument ? [field] : [];
  });
  if (asked.some(isOfOneOrder)) return "sheet";
  if (asked.length > 0) return "form";
  return form.fields.some((field) => field.visible && field.needed_here && !isOfOneOrder(field)) ? "form" : "nothing";
}

const RANK: Record<BulkNeed, number> = { nothing: 0, form: 1, sheet: 2 };

/** Adds orders up to offers, one per type of action. */
class Tally {
  private readonly offers = new Map<string, BulkOffer>();

  constructor(private readonly total: number) {}

  private of(type: string): BulkOffer {
    const offer = this.offers.get(type) ?? {
      type,
      valid: 0,
      total: this.total,
      actions: 0,
      need: "nothing",
      marketplaces: [],
      refusals: [],
    };
    this.offers.set(type, offer);
    return offer;
  }

  allow(type: string, order: LengowOrderFields, actions: number, review: () => Review): void {
    const offer = this.of(type);
    offer.valid += 1;
    offer.actions += actions;
    const place = offer.marketplaces.find(({ marketplace }) => marketplace === order.marketplace);
    if (place) {
      place.valid += 1;
      return;
    }
    const need = needOf(review());
    const { marketplace, marketplace_order_id } = order;
    offer.marketplaces.push({ marketplace, valid: 1, need, example: marketplace_order_id });
    if (RANK[need] > RANK[offer.need]) offer.need = need;
  }

  refuse(type: string, order: LengowOrderFields, refusal: Omit<BulkRefusal, "count" | "marketplace">): void {
    const { refusals } = this.of(type);
    const same = refusals.find(
      (one) => one.code === refusal.code && one.status === refusal.status && one.marketplace === order.marketplace,
    );
    if (same) same.count += 1;
    else refusals.push({ ...refusal, marketplace: order.marketplace, count: 1 });
  }

  get all(): BulkOffer[] {
    const some = [...this.offers.values()].filter(({ valid }) => valid > 0);
    return some.sort((a, b) => b.valid - a.valid || (a.type < b.type ? -1 : 1));
  }
}

function linesOf(form: FormModel): string[] | null {
  if (!form.one_action_per_line || form.line_argument === null) return null;
  return form.lines.filter(({ allowed }) => allowed).map(({ id }) => id);
}

/** Judges every order under every action its marketplace knows, by the rules of the form. */
export async function bulkOffers(
  ctx: ServiceContext,
  orders: readonly LengowOrderFields[],
): Promise<{ offers: BulkOffer[]; judged: JudgedOrder[] }> {
  const { value: metadata } = await marketplaceMetadata(ctx);
  const grammars = new Map<string, readonly ActionGrammar[]>();
  const grammarsOf = (marketplace: string): readonly ActionGrammar[] => {
    const known = grammars.get(marketplace);
    const text = metadata.get(marketplace)?.rawText;
    const compiled = known ?? (text === undefined ? [] : compileGrammar(readJson(text)).actions);
    grammars.set(marketplace, compiled);
    return compiled;
  };
  const tally = new Tally(orders.length);
  const types = new Set(orders.flatMap(({ marketplace }) => grammarsOf(marketplace).map(({ action }) => action)));
  const judged = orders.map((order) => {
    const { marketplace, marketplace_order_id } = order;
    const offered: JudgedOrder["offered"] = {};
    for (const type of types) {
      const grammar = grammarsOf(marketplace).find(({ action }) => action === type);
      const review = grammar && judge(grammar, order);
      if (review?.form.offered) {
        const lines = linesOf(review.form);
        offered[type] = { lines };
        tally.allow(type, order, lines?.length ?? 1, () => review);
      } else {
        const reason = review?.form.reason ?? { code: "action_unknown" as const };
        const status = reason.code === "status_not_allowed" ? reason.status : null;
        tally.refuse(type, order, { code: reason.code, status });
      }
    }
    return { marketplace, marketplace_order_id, offered };
  });
  return { offers: tally.all, judged };
}

/** The form of an order with nothing typed. Whether an action is offered depends on statuses alone, never on a pattern. */
function judge(grammar: ActionGrammar, order: LengowOrderFields): Review {
  const question = { grammar, order, matcher: NO_PATTERNS, overlay: { marketplace: order.marketplace } };
  const empty = reviewForm({ ...question, values: {} });
  const line = empty.form.lines.find(({ allowed }) => allowed);
  if (!empty.form.offered || empty.form.line_argument === null || !line) return empty;
  return reviewForm({ ...question, values: { [empty.form.line_argument]: line.id } });
}
