import "server-only";
import { notFound } from "../errors";
import { answer } from "./answer";
import { asRoute } from "./define-route";

export const UNKNOWN_ADDRESS = "unknown-address";

/** Every address under /api that is no route: the envelope instead of a page. */
export const unknownAddress = asRoute(UNKNOWN_ADDRESS, (request) =>
  answer(UNKNOWN_ADDRESS, request, async () => {
    throw notFound();
  }),
);
