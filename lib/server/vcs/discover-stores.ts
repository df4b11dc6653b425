import "server-only";
import { isAmazonStore } from "@/lib/vcs/amazon-store";
import type { DocumentParts } from "../documents/document-parts";
import { nowPlusMs } from "../outbox/interval";
import { knowStores } from "./report-store";

/** How long after its first start a server waits before it reads reports by itself: people come first. */
const FIRST_MS = 120_000;

/** Asks one account's list of marketplaces for Amazon stores, when it is time. Returns false when no account was due. */
export async function discoverStores(parts: DocumentParts): Promise<boolean> {
  const { db, timings } = parts;
  const firstMs = Math.max(FIRST_MS / timings.scale, 1_000);
  await db.query(
    `insert into vcs_accounts (account_id, discover_at)
     select id, ${nowPlusMs("$1")} from accounts a
     where a.access_token_encrypted is not null and not exists (select 1 from vcs_accounts v where v.account_id = a.id)
     on conflict do nothing`,
    [firstMs],
  );
  const [due] = await db.query<{ account_id: number }>(
    `update vcs_accounts set discover_at = ${nowPlusMs("$1")}
     where account_id in (select account_id from vcs_accounts where discover_at <= clock_timestamp()
       order by discover_at limit 1 for update skip locked)
     returning account_id`,
    [timings.readEveryMs],
  );
  if (!due) return false;
  try {
    const client = await parts.lengowFor(due.account_id);
    const list = await client.marketplaces.list({ lane: "background" });
    const stores = list.map(({ code }) => code).filter(isAmazonStore);
    await knowStores(db, due.account_id, stores);
  } catch (error) {
    // Not connected, or Lengow is down: it is asked again in its turn.
    parts.logger.info({ account: due.account_id, err: error }, "an account's Amazon stores could not be asked for");
  }
  return true;
}
