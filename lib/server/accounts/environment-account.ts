import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Container } from "../container";
import { saveAccount } from "./account-store";
import type { LengowClients } from "./lengow-clients";

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** Asks Lengow whose keys these are and records the account. */
async function recordOnce(container: Container, clients: LengowClients): Promise<number | null> {
  const credentials = container.env.lengowAccount;
  if (!credentials) return null;
  const client = clients.make(credentials);
  try {
    const { accountId } = await client.access.check();
    await saveAccount(container.db, container.box, {
      id: accountId,
      name: `Account ${accountId}`,
      demo: false,
      credentials,
    });
    clients.forget(accountId);
    return accountId;
  } finally {
    await client.close();
  }
}

/**
 * Records the account of LENGOW_ACCESS_TOKEN and LENGOW_SECRET. Lengow may be down when the server starts: it is asked again,
 * ever more patiently, until it answers or `signal` fires.
 */
export async function recordEnvironmentAccount(
  container: Container,
  clients: LengowClients,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = FIRST_PAUSE_MS; !signal.aborted; wait = Math.min(LONGEST_PAUSE_MS, wait * 2)) {
    try {
      const accountId = await recordOnce(container, clients);
      if (accountId !== null)
        container.logger.info({ account: accountId }, "the account of the environment is connected");
      return;
    } catch (error) {
      if (signal.aborted) return;
      container.logger.warn(
        { err: error, retry_in_ms: wait },
        "Lengow did not say whose keys LENGOW_ACCESS_TOKEN and LENGOW_SECRET are",
      );
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
