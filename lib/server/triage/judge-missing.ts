import "server-only";
import { createHash } from "node:crypto";
import { setImmediate as pause } from "node:timers/promises";
import { missingArgument } from "@/lib/triage";
import { actionGrammar } from "../actions/action-facts";
import type { Container } from "../container";
import { once } from "../once";
import type { Params } from "../outbox/row";
import { backgroundContext } from "../outbox/start-sender";
import type { TriageParts } from "./triage-parts";

/** What may still be judged. `words` is all that a judgement is made of but the action's arguments: the same words come to the same again. */
const UNJUDGED = `
select id, marketplace, action_type, md5(concat_ws(E'\\n', judged, message, params::text)) as words from triage_failures
where account_id = $1 and closed_reason is null and message is not null and kind in ('failed', 'warning')
  and (judged is null or message ~* '[a-z]_[a-z]')
order by failed_at desc, id`;

const TEXTS = "select id, message, params, judged from triage_failures where account_id = $1 and id = any($2::text[])";

const JUDGE = `
update triage_failures f set judged = r.judged from jsonb_to_recordset($2::jsonb) as r(id text, judged text, message text)
where f.account_id = $1 and f.id = r.id and f.message = r.message`;

interface Unjudged {
  id: string;
  marketplace: string;
  action_type: string;
  words: string;
}

interface Text {
  id: string;
  message: string;
  params: Params;
  judged: string | null;
}

/** One that was not looked at yet, with the names it is judged by. */
interface Fresh {
  id: string;
  names: readonly string[];
  mark: string;
}

const AT_ONCE = 2_000;
/** Reading a text takes a moment; others get their turn after so many. */
const REST_AFTER = 100;

/** What was looked at and came to nothing new, by failure: its words with the names it was judged by. */
const lookedAt = () => once("triage-missing-looked-at", () => new Map<number, ReadonlyMap<string, string>>());

/** Those that were not looked at as they stand, newest first; where an action's arguments are not known nothing can be judged. */
async function freshOf(
  argumentsOf: NonNullable<TriageParts["argumentsOf"]>,
  accountId: number,
  rows: readonly Unjudged[],
): Promise<Fresh[]> {
  const seen = lookedAt().get(accountId);
  const known = new Map<string, { names: readonly string[]; mark: string }>();
  const fresh: Fresh[] = [];
  for (const { id, marketplace, action_type: type, words } of rows) {
    const key = `${marketplace}\n${type}`;
    let of = known.get(key);
    if (!of) {
      const names = await argumentsOf(accountId, marketplace, type).catch(() => []);
      of = { names, mark: createHash("md5").update(names.join("\n")).digest("base64") };
      known.set(key, of);
    }
    const mark = `${words} ${of.mark}`;
    if (of.names.length > 0 && seen?.get(id) !== mark) fresh.push({ id, names: of.names, mark });
  }
  return fresh;
}

/**
 * Judges what was not sent: a message may ask for an argument that did not go out at all. The marketplace's own form
 * says which there are; what is found is kept with the failure. What came to nothing is not read again in this process.
 * @returns how many were judged
 */
export async function judgeMissing(
  { db, argumentsOf }: Pick<TriageParts, "db" | "argumentsOf">,
  accountId: number,
): Promise<number> {
  if (!argumentsOf) return 0;
  const rows = await db.query<Unjudged>(UNJUDGED, [accountId]);
  const fresh = await freshOf(argumentsOf, accountId, rows);
  const before = lookedAt().get(accountId);
  // Only of what is still there, so that it does not grow.
  const looked = new Map(rows.flatMap(({ id }) => (before?.has(id) ? [[id, before.get(id) ?? ""] as const] : [])));
  lookedAt().set(accountId, looked);
  let count = 0;
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    const some = fresh.slice(at, at + AT_ONCE);
    const ids = some.map(({ id }) => id);
    const texts = new Map((await db.query<Text>(TEXTS, [accountId, ids])).map((text) => [text.id, text]));
    const found: { id: string; judged: string; message: string }[] = [];
    for (const [n, { id, names, mark }] of some.entries()) {
      if (n % REST_AFTER === REST_AFTER - 1) await pause();
      const text = texts.get(id);
      if (!text?.message) continue;
      const judged = missingArgument(text.message, names, text.params);
      if (judged !== null && judged !== text.judged) found.push({ id, judged, message: text.message });
      else looked.set(id, mark);
    }
    if (found.length > 0) await db.query(JUDGE, [accountId, JSON.stringify(found)]);
    count += found.length;
  }
  return count;
}

/** The names of an action's arguments as the running server knows them. */
export function argumentNames(container: Container): NonNullable<TriageParts["argumentsOf"]> {
  return async (accountId, marketplace, type) => {
    const ctx = backgroundContext(container, accountId, await container.lengowFor(accountId));
    const compiled = await actionGrammar(ctx, marketplace, type);
    return compiled?.grammar.arguments.map(({ name }) => name).filter((name) => name !== "line") ?? [];
  };
}
