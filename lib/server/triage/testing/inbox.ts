import { GET as argumentFailures } from "@/app/api/accounts/[accountId]/triage/argument-failures/route";
import { GET as evidence } from "@/app/api/accounts/[accountId]/triage/evidence/[id]/route";
import { POST as preview } from "@/app/api/accounts/[accountId]/triage/groups/[id]/fix/preview/route";
import { GET as fixForm, POST as sendFix } from "@/app/api/accounts/[accountId]/triage/groups/[id]/fix/route";
import { POST as mask } from "@/app/api/accounts/[accountId]/triage/groups/[id]/mask/route";
import { POST as move } from "@/app/api/accounts/[accountId]/triage/groups/[id]/move/route";
import { POST as resync } from "@/app/api/accounts/[accountId]/triage/groups/[id]/resync/route";
import { GET as group } from "@/app/api/accounts/[accountId]/triage/groups/[id]/route";
import { GET as list } from "@/app/api/accounts/[accountId]/triage/groups/route";
import type {
  ArgumentFailures,
  EvidencePack,
  TriageFixForm,
  TriageFixPreview,
  TriageGroup,
  TriageGroupDetail,
  TriageList,
  TriageMaskPreview,
  TriageResynced,
  TriageSent,
} from "@/lib/contract/triage";
import { type Answer, Shop } from "@/lib/server/actions/testing/shop";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { argumentNames } from "../judge-missing";
import { type TriageTurns, triageTurns } from "../run-triage";
import { triageTimings } from "../timings";

/** A shop with triage's background work, which moves only when it is told to. */
export class Inbox {
  private constructor(
    readonly shop: Shop,
    readonly turns: TriageTurns,
  ) {}

  static async open(account: number): Promise<Inbox> {
    const shop = await Shop.open(account);
    const { container } = shop;
    const turns = triageTurns({
      db: container.db,
      lengowFor: container.lengowFor,
      argumentsOf: argumentNames(container),
      logger: container.logger,
      timings: triageTimings(1),
      stopping: new AbortController().signal,
    });
    return new Inbox(shop, turns);
  }

  /** Reads Lengow's list and the orders, and works everything out. */
  async refresh(): Promise<void> {
    const { account, container } = this.shop;
    await container.db.query(
      "insert into triage_scans (account_id) values ($1) on conflict (account_id) do update set next_at = '-infinity'",
      [account],
    );
    await this.turns.scan(account);
    const [scan] = await container.db.query<{ problem: string | null }>(
      "select problem from triage_scans where account_id = $1",
      [account],
    );
    if (scan?.problem) throw new Error(`the reading failed: ${scan.problem}`);
  }

  list(query = ""): Promise<Answer<TriageList>> {
    return this.shop.call(list as RouteHandler, {}, { query });
  }

  group(id: string, query = ""): Promise<Answer<TriageGroupDetail>> {
    return this.shop.call(group as RouteHandler, { id }, { query });
  }

  move(id: string, body: Record<string, unknown>): Promise<Answer<TriageGroup>> {
    return this.shop.call(move as RouteHandler, { id }, { body });
  }

  mask(id: string, body: Record<string, unknown>): Promise<Answer<TriageMaskPreview>> {
    return this.shop.call(mask as RouteHandler, { id }, { body });
  }

  resync(id: string): Promise<Answer<TriageResynced>> {
    return this.shop.call(resync as RouteHandler, { id }, { body: {} });
  }

  form(id: string): Promise<Answer<TriageFixForm>> {
    return this.shop.call(fixForm as RouteHandler, { id });
  }

  preview(id: string, body: Record<string, unknown>): Promise<Answer<TriageFixPreview>> {
    return this.shop.call(preview as RouteHandler, { id }, { body });
  }

  send(id: string, body: Record<string, unknown>): Promise<Answer<TriageSent>> {
    return this.shop.call(sendFix as RouteHandler, { id }, { body });
  }

  evidence(id: string, query = ""): Promise<Answer<EvidencePack>> {
    return this.shop.call(evidence as RouteHandler, { id }, { query });
  }

  argumentFailures(query = ""): Promise<Answer<ArgumentFailures>> {
    return this.shop.call(argumentFailures as RouteHandler, {}, { query });
  }
}
