import "server-only";
import { PreferencesChange } from "@/lib/contract/preferences";
import { readColumns } from "@/lib/domain/order-columns";
import { DEFAULT_PREFERENCES, type Preferences } from "@/lib/domain/preferences";
import type { Database } from "../db/database";

/** Whose, and where they are kept. */
interface Asker {
  db: Database;
  person: { id: string };
}

/** What was kept by an older Orderdeck may name what no longer exists: each member is judged alone, and a bad one is the default. */
function understood(kept: Record<string, unknown>): Preferences {
  const { columns } = kept;
  const known = Array.isArray(columns)
    ? readColumns(columns.filter((name): name is string => typeof name === "string")).columns
    : DEFAULT_PREFERENCES.columns;
  const members = Object.entries(PreferencesChange.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(name === "columns" ? known : kept[name]);
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return { ...DEFAULT_PREFERENCES, ...Object.fromEntries(members) };
}

/** How this person likes to see lists; the defaults for what was never chosen. */
export async function readPreferences({ db, person }: Asker): Promise<Preferences> {
  const [row] = await db.query<{ kept: Record<string, unknown> }>("select kept from preferences where person_id = $1", [
    person.id,
  ]);
  return understood(row?.kept ?? {});
}

/** Keeps what changed, in one statement, so that two windows do not undo each other's choices. */
export async function changePreferences({ db, person }: Asker, change: PreferencesChange): Promise<Preferences> {
  const [row] = await db.query<{ kept: Record<string, unknown> }>(
    `insert into preferences (person_id, kept) values ($1, $2::jsonb)
     on conflict (person_id) do update set kept = preferences.kept || excluded.kept, updated_at = now()
     returning kept`,
    [person.id, JSON.stringify(change)],
  );
  return understood(row?.kept ?? {});
}
