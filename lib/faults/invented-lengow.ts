import type { LengowOrderFields } from "@/lib/lengow";
import { type ActionAccepted, type ActionInput, type LengowAction, LengowError, type Outcome } from "@/lib/lengow";
import type { SendingClient } from "@/lib/server/outbox/sending-parts";

/** What becomes of the next POST. */
export const FATES = [
  "accepted",
  "accepted-answer-lost",
  "accepted-late",
  "lost",
  "rejected",
  "rate-limited",
  "unreachable",
  "logical-error",
] as const;
export type Fate = (typeof FATES)[number];

interface Book {
  action: LengowAction;
  visible: boolean;
}

type Post = SendingClient["actions"]["post"];
type Guards = NonNullable<Parameters<Post>[2]>;

function failure(
  kind: "upstream" | "rejected" | "rate_limited" | "connection",
  outcome: Outcome,
  status?: number,
): LengowError {
  return new LengowError({ kind, outcome, route: "actions.post", displayMessage: `invented: ${kind}`, status });
}

/**
 * Lengow as far as the protocol meets it, in memory and entirely in the test's hand: which POST is done, which answer is lost, when an action is
 * accepted, when the list shows it. It promises no more than Lengow does. The sandbox is for everything about HTTP.
 */
export class InventedLengow implements SendingClient {
  /** The fate of each POST to come; after the last one, "accepted". */
  readonly fates: Fate[] = [];
  listUnreadable = false;
  /** New actions stay out of the list until `reveal`. */
  lagging = false;
  /** A mutant: bytes leave however late it is. */
  ignoresDeadline = false;
  readonly posts: ActionInput[] = [];
  private readonly books: Book[] = [];
  private readonly late: ActionInput[] = [];
  private lastId = 100;
  private readonly deadlines = new Set<{ wallMs: number }>();

  constructor(private readonly orderOf: (orderId: string) => LengowOrderFields) {}

  readonly orders = {
    get: async (_marketplace: string, orderId: string): Promise<LengowOrderFields | null> => this.orderOf(orderId),
  };

  readonly actions: SendingClient["actions"] = {
    list: async (filters) => {
      if (this.listUnreadable) throw failure("upstream", "unknown", 500);
      const actions = this.books
        .filter(({ visible, action }) => visible && (filters.id === undefined || action.id === filters.id))
        .filter(
          ({ action }) =>
            filters.marketplaceOrderId === undefined || action.marketplaceOrderId === filters.marketplaceOrderId,
        )
        .filter(({ action }) => filters.actionType === undefined || action.actionType === filters.actionType)
        .map(({ action }) => action);
      return { count: actions.length, hasNext: false, actions };
    },
    pages: (filters, call) => this.allPages(filters, call),
    post: (input, call, guards = {}) => this.post(input, call.signal ?? null, guards),
  };

  private async *allPages(...[filters, call]: Parameters<SendingClient["actions"]["list"]>) {
    yield await this.actions.list(filters, call);
  }

  private async post(input: ActionInput, signal: AbortSignal | null, guards: Guards): Promise<ActionAccepted> {
    const fate = this.fates.shift() ?? "accepted";
    if (fate === "unreachable") throw failure("connection", "not-sent");
    if (guards.deadline) this.deadlines.add(guards.deadline);
    try {
      await guards.beforeFirstByte?.();
    } catch (cause) {
      throw new LengowError({
        kind: "aborted",
        outcome: "not-sent",
        route: "actions.post",
        displayMessage: "stopped",
        cause,
      });
    }
    const isLate = guards.deadline !== undefined && Date.now() >= guards.deadline.wallMs;
    if ((isLate && !this.ignoresDeadline) || signal?.aborted) throw failure("connection", "not-sent");
    this.posts.push(input);
    if (fate === "rejected") throw failure("rejected", "rejected", 400);
    if (fate === "rate-limited") throw failure("rate_limited", "not-sent", 429);
    if (fate === "logical-error") throw failure("rejected", "rejected", 530);
    if (fate === "accepted-late") this.late.push(input);
    if (fate === "lost" || fate === "accepted-late") throw failure("upstream", "unknown");
    const action = this.accept(input);
    if (fate === "accepted-answer-lost") throw failure("upstream", "unknown");
    const evidence = { status: 201, contentType: "application/json", complete: true, bodyStart: "" };
    return { kind: "accepted", id: action.id, action, evidence };
  }

  /** Lengow makes an action: of a POST, or of something done in another tool. */
  accept(input: ActionInput): LengowAction {
    this.lastId += 1;
    const { line, ...args } = Object.fromEntries(
      Object.entries(input.args).map(([name, value]) => [name, String(value)]),
    );
    const action: LengowAction = {
      id: this.lastId,
      marketplace: input.marketplace,
      marketplaceOrderId: input.marketplaceOrderId,
      accountId: 1,
      actionType: input.actionType,
      queued: true,
      processed: false,
      errors: null,
      line: line ?? null,
      createdAt: null,
      updatedAt: null,
      args,
      unknownFields: {},
      unreadable: null,
    };
    this.books.push({ action, visible: !this.lagging });
    return action;
  }

  /** Time passes: it cannot be made to, so deadlines that were set come nearer. */
  later(ms: number): void {
    for (const deadline of this.deadlines) if (deadline.wallMs > 0) deadline.wallMs -= ms;
  }

  /** What was on its way arrives now. */
  arrive(): void {
    for (const input of this.late.splice(0)) this.accept(input);
  }

  reveal(): void {
    for (const book of this.books) book.visible = true;
  }

  /** The marketplace answers everything it was given. */
  finish(errors: string | null): void {
    for (const { action } of this.books) {
      if (action.queued) Object.assign(action, { queued: false, processed: errors === null, errors });
    }
  }

  /** The numbers of all actions that carry this tracking number. */
  truth(trackingNumber: string): number[] {
    return this.books
      .filter(({ action }) => action.args.tracking_number === trackingNumber)
      .map(({ action }) => action.id);
  }
}
