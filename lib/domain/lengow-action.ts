import type { ActionState } from "./status";

/** What Lengow tells of an action's progress (API.md §10.1); `errors` of "", null or nothing at all mean the same. */
export interface ActionProgress {
  queued: boolean;
  processed: boolean;
  errors: string | null;
}

/**
 * Lengow's truth table (DESIGN D5, API.md §10.2): queued wins over everything; processed with a text is done with a warning,
 * never a failure; neither queued nor processed and no text still waits for the marketplace.
 */
export function actionState({ queued, processed, errors }: ActionProgress): ActionState {
  const text = errors !== null && errors.trim() !== "";
  if (queued) return "accepted";
  if (processed) return text ? "done_with_warning" : "done";
  return text ? "refused" : "accepted";
}
