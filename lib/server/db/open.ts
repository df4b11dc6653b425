import "server-only";
import type { Database } from "./database";
import { openEmbedded } from "./embedded";
import { migrate } from "./migrate";
import { openPostgres } from "./postgres";

export interface DatabaseConfig {
  /** PostgreSQL's address; null means embedded under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** Told when a resting connection breaks; the next query takes a new one. */
  onIdleError?: (error: Error) => void;
}

/**
 * Opens the database the environment names and applies what is missing of the schema.
 * @throws StartError in words for the operator.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const db = config.databaseUrl
    ? await openPostgres(config.databaseUrl, config.onIdleError ?? (() => undefined))
    : await openEmbedded(config.dataDir);
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
