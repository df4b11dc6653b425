"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { nameKey } from "@/lib/bulk/carrier-names";
import type { CarrierName, CarrierNameBody, CarrierNames } from "@/lib/contract/carrier-names";
import { ApiError } from "@/lib/queries/api-fetch";
import { carrierNamesQuery, saveCarrierName } from "@/lib/queries/carrier-names";

/** What was done last, with what brings back how it was. */
export interface Done {
  kind: "saved" | "removed" | "undone";
  name: string;
  code: string | null;
  /** How it was, and the version that must still stand for it to be had back; null where nothing can be. */
  before: CarrierNameBody | null;
}

/** Why a change did not happen: somebody else was first, or the words of the refusal. */
export type Failure = { kind: "busy" } | { kind: "other"; message: string };

const sameName = (name: string) => (one: { name: string }) => nameKey(one.name) === nameKey(name);

/**
 * The account's names for the carriers of a marketplace, and one change at a time. A change is told to the server with the version that stood on
 * screen; when somebody was quicker nothing is saved, what stands now is shown, and another press replaces that.
 */
export function useCarrierNames(accountId: number, marketplace: string) {
  const client = useQueryClient();
  const query = carrierNamesQuery(accountId, marketplace);
  const { data, error } = useQuery(query);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const names: readonly CarrierName[] = data?.results ?? [];

  const send = async (wish: CarrierNameBody, was: CarrierName | undefined, isUndo: boolean): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setFailure(null);
    const { name, code } = wish;
    try {
      const { results } = await saveCarrierName(client, accountId, marketplace, wish);
      const version = results.find(sameName(name))?.version ?? null;
      const before = isUndo ? null : { name: was?.name ?? name, code: was?.code ?? null, version };
      setDone({ kind: isUndo ? "undone" : code === null ? "removed" : "saved", name, code, before });
      return true;
    } catch (problem) {
      setDone(null);
      const isBusy = problem instanceof ApiError && problem.code === "busy";
      const message = problem instanceof Error ? problem.message : "";
      setFailure(isBusy ? { kind: "busy" } : { kind: "other", message });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const change = (name: string, code: string | null): Promise<boolean> => {
    const seen = client.getQueryData<CarrierNames>(query.queryKey)?.results.find(sameName(name));
    return send({ name, code, version: seen?.version ?? null }, seen, false);
  };
  /** Only of what still stands as it was saved: a later change of somebody else is not undone with it. */
  const undo = async (): Promise<void> => {
    if (done?.before) await send(done.before, undefined, true);
  };
  return {
    names,
    isRead: data !== undefined,
    error,
    done,
    failure,
    change,
    undo,
    forgetFailure: () => setFailure(null),
  };
}
