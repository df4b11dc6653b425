/**
 * One process of several that work out the causes of an account on one PostgreSQL, again and again until it is told to stop; forked by a test.
 */
import { openPostgres } from "../../db/postgres";
import { deriveTriage } from "../derive";
import { triageTimings } from "../timings";

export interface DeriveProcessConfig {
  url: string;
  account: number;
}

const { url, account } = JSON.parse(process.argv[2] ?? "{}") as DeriveProcessConfig;
let isOver = false;
const stop = (): void => {
  isOver = true;
};
process.on("message", stop);
process.on("disconnect", stop);

const db = await openPostgres(url, () => undefined);
process.send?.("ready");
while (!isOver) await deriveTriage(db, account, triageTimings(1));
await db.close();
process.exit(0);
