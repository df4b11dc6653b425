"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import type { TriageFixBody, TriageGroupDetail, TriageSent } from "@/lib/contract/triage";
import { type FormField, normaliseTyped } from "@/lib/grammar";
import { keys } from "@/lib/queries/keys";
import { sendTriageFix, triageFixFormQuery, triageKeys, triagePreviewQuery } from "@/lib/queries/triage";

export type FixScope = "one" | "rows";

interface Typed {
  field: string | null;
  scope: FixScope;
  value: string | null;
  rows: Readonly<Record<string, string>>;
}

const NOTHING: Typed = { field: null, scope: "one", value: null, rows: {} };

const clean = (field: FormField, text: string): string | null => {
  const value = normaliseTyped(field.kind, text);
  return value === "" ? null : value;
};

/** What the panel asks for: the one value for all, or the values of single rows. Null while nothing was said. */
function wishOf(
  field: FormField | undefined,
  typed: Typed,
  value: string,
  ids: readonly string[],
): TriageFixBody | null {
  if (ids.length === 0) return null;
  if (!field) return { ids: [...ids], args: {}, rows: {} };
  if (typed.scope === "one") return { ids: [...ids], args: { [field.name]: clean(field, value) }, rows: {} };
  const rows = ids.flatMap((id) => {
    const text = typed.rows[id];
    return text === undefined ? [] : [[id, { [field.name]: clean(field, text) }] as const];
  });
  return { ids: rows.map(([id]) => id), args: {}, rows: Object.fromEntries(rows) };
}

/** A correction of one group: its fields, what is typed, what would become of each row, and sending it once. */
export function useFix(accountId: number, group: TriageGroupDetail, chosen: ReadonlySet<string>, canSend: boolean) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const [state, setState] = useState<{ is: "idle" | "sending" | "failed" } | { is: "sent"; sent: TriageSent }>({
    is: "idle",
  });
  // Made once for one wish: pressed twice it is one batch, and after a failure it is the same wish again.
  const [wishKey, setWishKey] = useState<{ wish: string; key: string } | null>(null);
  const { data: form, isPending, error, refetch } = useQuery(triageFixFormQuery(accountId, group.id, canSend));
  const name = typed.field ?? form?.field ?? null;
  const field = form?.fields.find((one) => one.name === name);
  const isProposed = name === form?.field;
  const value = typed.value ?? (isProposed ? (form?.proposal ?? "") : "");
  const ids = useMemo(
    () => group.failures.map(({ id }) => id).filter((id) => chosen.has(id)),
    [group.failures, chosen],
  );
  const wish = useMemo(() => wishOf(field, typed, value, ids), [field, typed, value, ids]);
  const asked = useDeferredValue(wish);
  const isAsked = canSend && form?.closed === null && asked !== null && asked.ids.length > 0;
  const preview = useQuery(triagePreviewQuery(accountId, group.id, asked ?? { ids: [], args: {}, rows: {} }, isAsked));
  const isCurrent = isAsked && asked === wish && preview.data !== undefined && !preview.isPlaceholderData;

  const send = async (): Promise<boolean> => {
    if (!wish || !isCurrent || !preview.data || preview.data.intents === 0 || state.is === "sending") return false;
    const said = JSON.stringify(wish);
    const key = wishKey?.wish === said ? wishKey.key : crypto.randomUUID();
    setWishKey({ wish: said, key });
    setState({ is: "sending" });
    try {
      const sent = await sendTriageFix(accountId, group.id, { ...wish, client_key: key });
      setState({ is: "sent", sent });
      void client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
      void client.invalidateQueries({ queryKey: keys.actions(accountId) });
      return true;
    } catch {
      setState({ is: "failed" });
      return false;
    }
  };
  return {
    form,
    /** Asks for the form once more. */
    readForm: () => void refetch(),
    error,
    isPending: canSend && isPending,
    field,
    value,
    ids,
    scope: typed.scope,
    isProposed: isProposed && typed.value === null && form?.proposal !== null,
    preview: isAsked ? preview.data : undefined,
    isChecking: isAsked && !isCurrent && !preview.error,
    previewFailed: preview.error !== null,
    isReady: isCurrent && (preview.data?.intents ?? 0) > 0,
    state,
    rowValue: (id: string) => typed.rows[id] ?? "",
    chooseField: (next: string) => setTyped({ ...NOTHING, field: next, scope: typed.scope }),
    chooseScope: (scope: FixScope) => setTyped((now) => ({ ...now, scope })),
    type: (text: string) => setTyped((now) => ({ ...now, value: text })),
    typeRow: (id: string, text: string) => setTyped((now) => ({ ...now, rows: { ...now.rows, [id]: text } })),
    send,
  };
}

export type Fix = ReturnType<typeof useFix>;
