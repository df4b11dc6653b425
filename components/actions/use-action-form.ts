"use client";

import { useEffect, useMemo, useState } from "react";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { isRefund } from "@/lib/domain/action";
import type { ActionGrammar, Matcher } from "@/lib/grammar";
import {
  type Draft,
  type DraftPlace,
  dropDraft,
  EMPTY_DRAFT,
  newKey,
  readDraft,
  setDraftAside,
  writeDraft,
} from "./draft-store";
import { emptyForm, type FormFacts, judgeWish, type Problem } from "./judge-wish";
import { refundProblems, refundsThatCount } from "./refund-left";

interface Ready {
  order: OrderDetail;
  grammar: ActionGrammar;
  matcher: Matcher;
  /** What was recorded here for the order: refunds among it lower what is left. */
  recorded: readonly ActionView[];
}

const isTyped = ({ lines, common, perLine }: Draft): boolean =>
  lines !== null || Object.keys(common).length > 0 || Object.keys(perLine).length > 0;

/** The draft of one form with the ways to change it; every change is kept in the tab. What is proposed and unchanged is not. */
function useDraft(place: DraftPlace, proposal: Draft) {
  const [found] = useState(() => readDraft(place));
  const [begun] = useState<Draft>(found ?? proposal);
  const [draft, setDraft] = useState<Draft>(begun);
  const [kept, setKept] = useState(true);
  const changed = draft !== begun;
  useEffect(() => {
    if (kept && changed && (isTyped(draft) || Object.keys(draft.keys).length > 0)) writeDraft(place, draft);
  }, [draft, kept, changed, place]);
  /** What was recorded is no draft any more, until it is taken back. */
  const recorded = (ids: readonly string[]) => {
    setKept(false);
    if (isTyped(draft)) setDraftAside(place, draft, ids, Date.now());
    else dropDraft(place);
  };
  const change = (name: string, text: string) =>
    setDraft((now) => ({ ...now, common: { ...now.common, [name]: text } }));
  const changeLine = (line: string, entries: Readonly<Record<string, string>>) =>
    setDraft((now) => ({ ...now, perLine: { ...now.perLine, [line]: { ...now.perLine[line], ...entries } } }));
  const choose = (lines: readonly string[]) => setDraft((now) => ({ ...now, lines }));
  /** The keys of the wishes, made where there is none yet. */
  const keysFor = (ids: readonly string[]): Readonly<Record<string, string>> => {
    const keys = { ...draft.keys };
    for (const id of ids) keys[id] ??= newKey();
    setDraft((now) => ({ ...now, keys }));
    writeDraft(place, { ...draft, keys });
    return keys;
  };
  /** What certainly was not recorded begins anew with its next key; what was recorded keeps the one it has. */
  const keepKeys = (ids: readonly string[]) =>
    setDraft((now) => ({
      ...now,
      keys: Object.fromEntries(Object.entries(now.keys).filter(([id]) => ids.includes(id))),
    }));
  return {
    draft,
    wasFound: found !== null,
    isTyped: isTyped(draft),
    recorded,
    change,
    changeLine,
    choose,
    keysFor,
    keepKeys,
  };
}

/** A form's state: what is typed, what it comes to, and which mistakes may be spoken of yet. `proposal` is what it opens with where no draft is kept. */
export function useActionForm(place: DraftPlace, ready: Ready, openedAt: string, proposal: Draft = EMPTY_DRAFT) {
  const store = useDraft(place, proposal);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const { order, grammar, matcher, recorded } = ready;
  const facts: FormFacts = useMemo(() => ({ grammar, order, matcher, openedAt }), [grammar, order, matcher, openedAt]);
  const base = useMemo(() => emptyForm(facts), [facts]);
  const judged = useMemo(() => judgeWish(facts, base, store.draft), [facts, base, store.draft]);
  const refunds = useMemo(() => refundsThatCount(recorded), [recorded]);
  const over = useMemo(
    () => (isRefund(grammar.action) ? refundProblems(order, refunds, judged.asked) : []),
    [order, grammar, refunds, judged.asked],
  );
  const touch = (name: string, line: string | null = null) =>
    setTouched((now) => new Set([...now, line === null ? name : `${line} ${name}`]));
  /** The mistake of a field that was left. What is missing is none yet: it is said when sending is tried. */
  const problemOf = (name: string, line: string | null = null): Problem | null => {
    const problem = judged.problems.find((one) => one.name === name && one.line === line);
    if (problem === undefined || tried) return problem ?? null;
    const isLeft = touched.has(line === null ? name : `${line} ${name}`);
    return isLeft && problem.code !== "required" ? problem : null;
  };
  return {
    ...store,
    facts,
    base,
    judged,
    refunds,
    over,
    tried,
    isReady: judged.sendings !== null && over.length === 0,
    setTried,
    touch,
    problemOf,
  };
}

export type ActionFormState = ReturnType<typeof useActionForm>;
