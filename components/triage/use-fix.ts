"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { TriageGroupDetail, TriageSent } from "@/lib/contract/triage";
import { keys } from "@/lib/queries/keys";
import { sendTriageFix, triageFixFormQuery, triageKeys, triagePreviewQuery } from "@/lib/queries/triage";
import {
  type FixScope,
  fieldsOf,
  firstOf,
  isMissing,
  isOutrun,
  NOTHING,
  proposedBy,
  type Typed,
  wishOf,
} from "./fix-fields";
import { type RowTexts, withChanges } from "./row-cells";
import { ordersOf } from "./sent-values";

type FixState =
  | { is: "idle" | "sending" | "failed" }
  /** `ids`: the failures whose correction is on its way; `isTrial` when it was to go to a few first. */
  | { is: "sent"; sent: TriageSent; ids: readonly string[]; isTrial: boolean }
  | TakenBack;

/** What was sent was taken back: `n` of it; `gone` had left before, `unrecorded` was refused before it could leave. */
export interface TakenBack {
  is: "undone";
  n: number;
  unrecorded: number;
  gone: number;
  batch_id: string;
}

/** A correction of one group: its fields, what is typed, what would become of each row, and sending it once. */
export function useFix(accountId: number, group: TriageGroupDetail, chosen: ReadonlySet<string>, canSend: boolean) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const [state, setState] = useState<FixState>({ is: "idle" });
  // Made once for one wish: pressed twice it is one batch, and after a failure it is the same wish again.
  const [wishKey, setWishKey] = useState<{ wish: string; key: string } | null>(null);
  const { data: form, isPending, error, refetch } = useQuery(triageFixFormQuery(accountId, group.id, canSend));
  const picked = useMemo(() => group.failures.filter(({ id }) => chosen.has(id)), [group.failures, chosen]);
  const fields = useMemo(() => fieldsOf(form, typed, picked), [form, typed, picked]);
  const ids = useMemo(() => picked.map(({ id }) => id), [picked]);
  // Once for each state of the cause: a value that is masked here is never found in it.
  const behindAt = canSend && isOutrun(form, group.failures) ? group.count : null;
  useEffect(() => {
    if (behindAt !== null) void refetch();
  }, [behindAt, refetch]);
  const wish = useMemo(() => wishOf(fields, typed, ids), [fields, typed, ids]);
  const asked = useDeferredValue(wish);
  const isAsked = canSend && form?.closed === null && asked !== null && asked.ids.length > 0;
  const preview = useQuery(triagePreviewQuery(accountId, group.id, asked ?? { ids: [], args: {}, rows: {} }, isAsked));
  // A refusal asked for it by name and it never went out: without it the same would come back.
  const unfilled = typed.field === null && typed.scope === "one" ? fields.filter(isMissing) : [];
  const isCurrent = isAsked && asked === wish && preview.data !== undefined && !preview.isPlaceholderData;

  const send = async (most = Number.POSITIVE_INFINITY): Promise<boolean> => {
    if (!wish || !isCurrent || !preview.data || preview.data.intents === 0 || unfilled.length > 0) return false;
    const body = Number.isFinite(most) ? firstOf(wish, preview.data, most) : wish;
    // What is sent is off the panel until somebody asks for the rest: nobody sends what they do not see.
    if (state.is === "sending" || state.is === "sent") return false;
    const said = JSON.stringify(body);
    const key = wishKey?.wish === said ? wishKey.key : crypto.randomUUID();
    setWishKey({ wish: said, key });
    setState({ is: "sending" });
    try {
      const sent = await sendTriageFix(accountId, group.id, { ...body, client_key: key });
      const left = new Set(sent.left_out.map(({ id }) => id));
      setState({ is: "sent", sent, ids: body.ids.filter((id) => !left.has(id)), isTrial: body !== wish });
      void client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
      void client.invalidateQueries({ queryKey: keys.actions(accountId) });
      return true;
    } catch {
      setState({ is: "failed" });
      // An order may have moved on since it was checked: then the rows say so now.
      void client.invalidateQueries({ queryKey: triageKeys.fix(accountId, group.id) });
      return false;
    }
  };
  // Once it is sent its own action would be the reason to leave each row out.
  const rows = isAsked && state.is !== "sent" ? preview.data?.rows : undefined;
  const checked = useMemo(() => new Map(rows?.map((row) => [row.id, row]) ?? []), [rows]);
  return {
    form,
    /** What would become of each row that was asked about, by the failure's id. */
    checked,
    /** Asks for the form once more. */
    readForm: () => void refetch(),
    error,
    isPending: canSend && isPending,
    fields,
    /** The names of the fields that the correction began with. */
    proposed: useMemo(() => proposedBy(form).map(({ field }) => field), [form]),
    ids,
    /** How many orders are corrected. */
    orders: useMemo(() => ordersOf(picked), [picked]),
    scope: typed.scope,
    preview: isAsked ? preview.data : undefined,
    isChecking: isAsked && !isCurrent && !preview.error,
    previewFailed: preview.error !== null,
    isReady: isCurrent && (preview.data?.intents ?? 0) > 0 && unfilled.length === 0,
    /** Fields that were asked for, never sent, and are still empty. */
    unfilled,
    state,
    rowValue: (id: string, name: string) => typed.rows[id]?.[name] ?? "",
    /** One field instead of those that are proposed; "" for none, null for what is proposed. */
    chooseField: (next: string | null) => setTyped({ ...NOTHING, field: next, scope: typed.scope }),
    chooseScope: (scope: FixScope) => setTyped((now) => ({ ...now, scope })),
    type: (name: string, text: string) => setTyped((now) => ({ ...now, values: { ...now.values, [name]: text } })),
    /** Goes back to the form for the rows that were not sent. */
    again: () => setState({ is: "idle" }),
    /** Back to the form as it was; the same wish once more is a wish of its own. */
    takenBack: (what: Omit<TakenBack, "is">) => {
      setWishKey(null);
      setState({ is: "undone", ...what });
    },
    typeRow: (id: string, name: string, text: string) =>
      setTyped((now) => ({ ...now, rows: withChanges(now.rows, [{ id, name, text }]) })),
    /** What was typed row by row, and a change to many rows at once. */
    rows: typed.rows,
    typeRows: (change: (rows: RowTexts) => RowTexts) => setTyped((now) => ({ ...now, rows: change(now.rows) })),
    /** Sends what passes, or the first so many of it; the rest then stays open with what was typed for it. */
    send,
  };
}

export type Fix = ReturnType<typeof useFix>;
