import "server-only";
import path from "node:path";
import type { Container } from "../container";
import { uuidV7 } from "../db/uuid-v7";
import { keepBytesIn } from "./byte-files";
import { DOCUMENT_PROTOCOL, type DocumentParts } from "./document-parts";
import { type DocumentSender, runDocumentSender } from "./document-sender";
import { documentTimingsFor } from "./document-timings";

/** The parts of sending documents and reading reports as the running server has them. */
export function documentParts(container: Container): DocumentParts {
  const { db, logger, env, lengowFor, clock } = container;
  return {
    db,
    lengowFor,
    logger: logger.child({ part: "documents" }),
    timings: documentTimingsFor(env.timeScale),
    owner: `${process.pid}-${uuidV7()}`,
    now: () => clock.now().getTime(),
    protocol: DOCUMENT_PROTOCOL,
  };
}

/** Starts sending recorded documents and reading reports, once per server process and as long as it lives. */
export function startDocumentSender(container: Container): DocumentSender {
  const { db, env } = container;
  // Nobody else can read the directory of an embedded database; what several processes share stands in theirs.
  keepBytesIn(db.soleWriter ? path.join(env.dataDir, "documents") : null);
  return runDocumentSender(documentParts(container));
}
