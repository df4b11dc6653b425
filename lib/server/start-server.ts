import "server-only";
import { runBatches } from "./batches/run-batches";
import { type Container, installContainer } from "./container";
import { startUpkeep } from "./db/upkeep";
import { startDocumentSender } from "./documents/start-document-sender";
import { readEnv } from "./env";
import { isStartError } from "./errors";
import { startNotices } from "./notices/deliver";
import { openContainer } from "./open-container";
import { startReaders } from "./order-index/start-readers";
import { startSender } from "./outbox/start-sender";
import { startTriage } from "./triage/run-triage";

/**
 * Opens the container once for this process; a process that cannot is of no use and ends with a message, not with a stack.
 * Next calls this before it takes the first request.
 */
export async function startServer(): Promise<Container> {
  const opening = (async () => withSender(await openContainer(readEnv())))();
  installContainer(opening);
  try {
    return await opening;
  } catch (error) {
    process.stderr.write(
      isStartError(error) ? `\n${error.message}\n\n` : `\nOrderdeck could not start: ${describe(error)}\n\n`,
    );
    process.exit(1);
  }
}

/**
 * Begins to send what is recorded, to record what batches ask for, to keep the copies of orders and the database tidy. Closing takes up nothing
 * new and finishes what has begun before the database goes.
 */
function withSender(opened: Container): Container {
  const sender = startSender(opened);
  const batches = runBatches(opened);
  const documents = startDocumentSender(opened);
  const readers = startReaders(opened);
  const triage = startTriage(opened);
  const notices = startNotices(opened);
  const upkeep = startUpkeep(opened);
  const close = async (): Promise<void> => {
    const running = [sender, batches, documents, readers, triage, notices, upkeep];
    await Promise.all(running.map((part) => part.stop()));
    await opened.close();
  };
  return { ...opened, close };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
