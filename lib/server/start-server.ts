import "server-only";
import { type Container, installContainer } from "./container";
import { readEnv } from "./env";
import { isStartError } from "./errors";
import { openContainer } from "./open-container";

/**
 * Opens the container once for this process; a process that cannot is of no use and ends with a message, not with a stack.
 * Next calls this before it takes the first request.
 */
export async function startServer(): Promise<Container> {
  const opening = (async () => openContainer(readEnv()))();
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

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
