import "server-only";
import packageJson from "@/package.json";
import type { Database } from "../db/database";
import { inTime } from "../in-time";
import { type Reply, reply } from "./reply";

const PATIENCE_MS = 2_000;

function answers(db: Database): Promise<boolean> {
  const asked = db.query("select 1 from migrations limit 1").then(
    (rows) => rows.length === 1,
    () => false,
  );
  return inTime(asked, PATIENCE_MS, false);
}

/** `{ status, db, version }`: 200 only when the migrations ran and the database answers within two seconds (DESIGN §5). */
export async function healthAnswer(db: Database): Promise<Reply> {
  const ok = await answers(db);
  const { version } = packageJson;
  return reply(
    { status: ok ? "ok" : "unavailable", db: ok ? "ok" : "unavailable", version },
    { status: ok ? 200 : 503 },
  );
}
