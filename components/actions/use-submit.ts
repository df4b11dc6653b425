"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { freshOrderQuery } from "@/lib/queries/action-form";
import { recordAction, retryAction } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import type { Wish } from "./judge-wish";
import { type OrderChange, orderChanges } from "./order-changes";

/** Where a submit stands. Nothing is called done here: what was recorded is followed on the order's page. */
export type SubmitState =
  | { is: "idle" }
  | { is: "checking" }
  | { is: "recording"; asking: boolean }
  | { is: "changed"; changes: readonly OrderChange[]; order: OrderDetail }
  | { is: "failed"; error: ApiError; done: readonly string[]; all: number };

interface Submission {
  type: string;
  wishes: readonly Wish[];
  keys: Readonly<Record<string, string>>;
  sendAnother: boolean;
  /** The action that this one corrects: the new one is linked to it. */
  repeats: ActionView | null;
  /** An earlier try of the same keys may have been recorded: then its answer is asked for, whatever became of the order since. */
  mayBeRecorded: boolean;
}

/** What the corrected form sends, laid over what was sent before: what is not in it any more is taken out. */
function overOld(repeats: ActionView, args: Wish["args"]): Record<string, string | number | boolean | null> {
  return { ...Object.fromEntries(Object.keys(repeats.args).map((name) => [name, null])), ...args };
}

/** A single wish for the same line is the old one corrected; anything else is a wish of its own. */
function corrects(repeats: ActionView | null, wishes: readonly Wish[]): repeats is ActionView {
  const [wish, ...more] = wishes;
  // What another tool sent has no record of ours that could be continued: its correction is a new action.
  if (repeats?.source !== "orderdeck" || wish === undefined || more.length > 0) return false;
  const line = wish.lines?.length === 1 ? wish.lines[0] : null;
  return (wish.lines?.length ?? 0) <= 1 && (line ?? null) === repeats.line;
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError("unreadable", error instanceof Error ? error.message : String(error), 0, null, "unknown");
}

/**
 * Looks whether the order is still the one on screen, then records wish by wish. A wish that was recorded is not recorded again: each has its
 * own key, and one whose answer was lost is asked for under the same.
 */
export function useSubmit(accountId: number, order: OrderDetail, onRecorded: (intents: readonly ActionView[]) => void) {
  const client = useQueryClient();
  const [state, setState] = useState<SubmitState>({ is: "idle" });
  const running = useRef(false);

  const record = async ({ type, wishes, keys, sendAnother, repeats }: Submission): Promise<void> => {
    const intents: ActionView[] = [];
    const done: string[] = [];
    try {
      for (const { id, lines, args } of wishes) {
        const common = { client_key: keys[id] ?? "", ...(sendAnother ? { send_another: true } : {}) };
        const asking = () => setState({ is: "recording", asking: true });
        const body = { ...common, type, ...(lines === null ? {} : { lines: [...lines] }), args: { ...args } };
        const recorded = corrects(repeats, wishes)
          ? await retryAction(accountId, repeats.id, { ...common, args: overOld(repeats, args) })
          : await recordAction(accountId, order, body, asking);
        intents.push(...recorded.intents);
        done.push(id);
      }
      onRecorded(intents);
    } catch (error) {
      setState({ is: "failed", error: asApiError(error), done, all: wishes.length });
    }
  };

  const submit = async (submission: Submission): Promise<void> => {
    // Twice the same press, or the key and the press together, is one wish.
    if (running.current) return;
    running.current = true;
    try {
      if (!submission.mayBeRecorded) {
        setState({ is: "checking" });
        const fresh = await client.fetchQuery(freshOrderQuery(accountId, order));
        const changes = orderChanges(order, fresh);
        if (changes.length > 0) return setState({ is: "changed", changes, order: fresh });
      }
      setState({ is: "recording", asking: false });
      await record(submission);
    } catch (error) {
      setState({ is: "failed", error: asApiError(error), done: [], all: submission.wishes.length });
    } finally {
      running.current = false;
    }
  };
  return { state, submit, reset: () => setState({ is: "idle" }) };
}

export type Submitting = ReturnType<typeof useSubmit>;
