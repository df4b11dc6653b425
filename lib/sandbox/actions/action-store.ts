import type { Account } from "../account";
import type { ActionRecord } from "./action-record";
import { applyAction, applyFollowUp, type FollowUp } from "./effects";
import type { OutcomeKind } from "./outcome";

/** The end an operator of the sandbox wants for the next actions that match. */
export interface Script {
  id: number;
  marketplace?: string;
  marketplace_order_id?: string;
  action_type?: string;
  outcome: OutcomeKind;
  errors?: string;
  afterSeconds?: number;
  /** How many actions it holds for; without it, all. */
  times?: number;
}

/** Actions of one account. Time moves only through `runDue`, which every request and every move of the clock calls. */
export class ActionStore {
  private readonly records = new Map<number, ActionRecord>();
  private readonly byOrder = new Map<string, ActionRecord[]>();
  private readonly open = new Set<ActionRecord>();
  private followUps: FollowUp[] = [];
  private lastId: number;
  readonly scripts: Script[] = [];

  constructor(
    private readonly account: Account,
    firstId: number,
  ) {
    this.lastId = firstId;
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  add(record: ActionRecord): void {
    this.records.set(record.id, record);
    const beside = this.byOrder.get(record.orderId);
    if (beside) beside.push(record);
    else this.byOrder.set(record.orderId, [record]);
    if (record.steps.length > 0) this.open.add(record);
  }

  /** Newest first (API.md §10, U9); those of one order without looking at the others. */
  list(orderId?: string | null): ActionRecord[] {
    const records = orderId ? (this.byOrder.get(orderId) ?? []) : this.records.values();
    return [...records].sort((a, b) => b.created - a.created || b.id - a.id);
  }

  /** Actions posted before on the same order with the same type. */
  countFor(orderId: string, type: string): number {
    return (this.byOrder.get(orderId) ?? []).filter((record) => record.type === type).length;
  }

  /** The first script that matches; it is used up by its `times`. */
  takeScript(marketplace: string, orderId: string, type: string): Script | null {
    const script = this.scripts.find(
      (candidate) =>
        (candidate.marketplace ?? marketplace) === marketplace &&
        (candidate.marketplace_order_id ?? orderId) === orderId &&
        (candidate.action_type ?? type) === type &&
        candidate.times !== 0,
    );
    if (script?.times !== undefined) script.times -= 1;
    return script ?? null;
  }

  /** Brings every action to where it is at `now`. Each step keeps its own instant. */
  runDue(now: number): void {
    for (let next = this.earliest(now); next; next = this.earliest(now)) next.run();
  }

  /** Finishes what is under way at once, as of `now`; silent actions keep their silence unless `silentToo`. */
  settle(now: number, silentToo: boolean): number {
    let settled = 0;
    for (const record of [...this.open]) {
      if (!silentToo && isSilent(record, now)) continue;
      record.steps = [{ ...record.steps[record.steps.length - 1]!, at: now }];
      settled += 1;
    }
    this.runDue(now);
    for (const followUp of this.followUps.splice(0)) applyFollowUp(this.account, { ...followUp, at: now });
    return settled;
  }

  private earliest(now: number): { at: number; run: () => void } | null {
    let found: { at: number; run: () => void } | null = null;
    for (const record of this.open) {
      const at = record.steps[0]!.at;
      if (at <= now && (!found || at < found.at)) found = { at, run: () => this.step(record) };
    }
    for (const followUp of this.followUps) {
      if (followUp.at > now || (found && followUp.at >= found.at)) continue;
      found = { at: followUp.at, run: () => this.follow(followUp) };
    }
    return found;
  }

  private step(record: ActionRecord): void {
    const { at, ...state } = record.steps.shift()!;
    Object.assign(record, state, { updated: at });
    if (record.steps.length > 0) return;
    this.open.delete(record);
    const followUp = record.processed ? applyAction(this.account, record, at) : null;
    if (followUp) this.followUps.push(followUp);
  }

  private follow(followUp: FollowUp): void {
    this.followUps = this.followUps.filter((other) => other !== followUp);
    applyFollowUp(this.account, followUp);
  }
}

/** An action whose end is more than a day away says nothing for days. */
function isSilent(record: ActionRecord, now: number): boolean {
  return record.steps[record.steps.length - 1]!.at - now > 24 * 3600 * 1000;
}
