import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ACTION_STATE_NAMES, mayMove } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import type { Database } from "@/lib/server/db/database";
import { describeOnDatabases } from "@/lib/testing/database";
import { type StoredBytes, storeBytes } from "./blobs";
import { beginSending, claimDocument, reapLeases, recordOutcome, release } from "./custody";

describeOnDatabases("the law of uploads", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  let stores = 0;
  let stored: StoredBytes | null = null;
  async function upload(marketplace = ""): Promise<string> {
    stores += 1;
    stored ??= await storeBytes(db, 1, Buffer.from("bytes"));
    const { blobId, sha256, size } = stored;
    const id = randomUUID();
    await db.query(
      `insert into documents (id, account_id, client_key, request_hash, marketplace, order_id, lane, document_key, kind, part_name, metadata,
         blob_id, sha256, size, file_name, original_name, person_id, next_at, give_up_at)
       values ($1, 1, $2, 'h', $3, 'o', $4, $5, 'invoice', 'upload', '{}', $6, $7, $8, 'a.pdf', 'b.pdf', $2, clock_timestamp(),
         clock_timestamp() + interval '1 hour')`,
      [id, randomUUID(), marketplace || `amazon_${stores}`, `vcs:${id}`, id, blobId, sha256, size],
    );
    return id;
  }

  /** The shortest legal way from `ready` into a state. */
  function wayTo(target: ActionState): ActionState[] {
    const ways: ActionState[][] = [["ready"]];
    for (let way = ways.shift(); way; way = ways.shift()) {
      const at = way.at(-1) ?? "ready";
      if (at === target) return way.slice(1);
      for (const next of ACTION_STATE_NAMES) if (mayMove(at, next) && !way.includes(next)) ways.push([...way, next]);
    }
    throw new Error(`nothing leads to ${target}`);
  }

  const move = (id: string, to: ActionState) =>
    db.query(
      "update documents set state = $2, attempt = greatest(attempt, 1), maybe_sent_until = clock_timestamp() where id = $1 returning id",
      [id, to],
    );

  it("is the same table of moves as that of actions", async () => {
    for (const from of ACTION_STATE_NAMES) {
      for (const to of ACTION_STATE_NAMES) {
        if (from === to) continue;
        const id = await upload();
        for (const step of wayTo(from)) await move(id, step);
        const moved = await move(id, to).then(
          () => true,
          () => false,
        );
        expect([from, to, moved]).toEqual([from, to, mayMove(from, to)]);
      }
    }
  }, 240_000);

  it("never deletes an upload, never changes what was asked for, never lets a fence fall", async () => {
    const id = await upload();
    await move(id, "claimed");
    await db.query("update documents set fence = 5 where id = $1", [id]);
    for (const [sql, words] of [
      ["delete from documents where id = $1", "never deleted"],
      ["update documents set sha256 = 'x' where id = $1", "never changed"],
      ["update documents set metadata = '{\"a\": 1}' where id = $1", "never changed"],
      ["update documents set fence = 4 where id = $1", "would fall"],
      ["delete from document_evidence where document_id = $1", "append only"],
    ]) {
      await expect(db.query(sql ?? "", [id])).rejects.toThrow(words);
    }
    const [audited] = await db.query<{ count: number }>("select count(*) as count from audit where subject = $1", [
      `document:${id}`,
    ]);
    expect(Number(audited?.count)).toBe(2);
  });

  it("gives a worker that lost an upload no say in it, and lets no two of a store be under way", async () => {
    await db.query("update documents set state = 'needs_person' where state in ('ready', 'claimed')");
    const [first, second] = [await upload("amazon_fr"), await upload("amazon_fr")];
    const claimed = await claimDocument(db, "a", 60_000);
    expect([first, second]).toContain(claimed?.id);
    expect(await claimDocument(db, "b", 60_000)).toBeNull();
    if (!claimed) return;
    const about = { before: {}, maybeSentMs: 1_000, startMarginMs: 1_000, paceMs: 60_000 };
    expect(await beginSending(db, { ...claimed, fence: claimed.fence - 1 }, about)).toBe(false);
    expect(await beginSending(db, claimed, about)).toBe(true);
    expect(await release(db, claimed, { reason: "held", afterMs: 0 })).toBe(false);
    await db.query("update documents set lease_until = clock_timestamp() - interval '1 second' where id = $1", [
      claimed.id,
    ]);
    expect(await reapLeases(db, 1_000)).toBe(1);
    const outcome = { state: "accepted", upstreamId: "7", firstLookMs: 0 } as const;
    expect(await recordOutcome(db, claimed, outcome, 0)).toBe(false);
    const [row] = await db.query<{ state: string }>("select state from documents where id = $1", [claimed.id]);
    expect(row?.state).toBe("unconfirmed");
    // The store rests for its pace although nobody is at it.
    expect(await claimDocument(db, "b", 60_000)).toBeNull();
    await db.query("update document_lanes set next_send_at = clock_timestamp()");
    expect((await claimDocument(db, "b", 60_000))?.id).not.toBe(claimed.id);
  });
});
