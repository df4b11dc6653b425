"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { typeWords } from "@/components/actions/action-words";
import { wordOr } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { marketplaceName } from "@/components/ui/marketplace";
import { TRIAGE_TABS, type TriageFound, type TriageGroup, type TriageTab } from "@/lib/contract/triage";
import { foldText } from "@/lib/domain/fold-text";
import type { Translate } from "@/lib/messages/translate";
import { triageFindQuery } from "@/lib/queries/triage";
import { causeWords, isWordless, knownName, wordlessWords } from "./cause-words";
import { maskLine } from "./mask-text";

/** The server is asked once nobody has typed for this long; what is on screen is narrowed at once. */
const PAUSE_MS = 200;

/** What was typed, once typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text === "" ? "" : paused;
}

/** What is read of a cause on screen, in the reader's language, folded. */
function screenText(
  t: Translate<"triage">,
  actions: Translate<"actions">,
  group: TriageGroup,
  fields: readonly string[],
): string {
  const names = fields.map((name) => wordOr(actions, `args.${name}`, name));
  const place = marketplaceName({ code: group.marketplace, name: knownName(group) });
  const words = isWordless(group) ? wordlessWords(t, actions, group) : `${maskLine(t, group.mask)}\n${group.sample}`;
  const title = causeWords(t, group).title;
  return foldText([title, place, group.marketplace, typeWords(actions, group.action_type), words, ...names].join("\n"));
}

/** Causes that were found in other queues, for those that are not in this one as well. */
function elsewhereIn(found: TriageFound | undefined, tab: TriageTab): { tab: TriageTab; n: number }[] {
  const others = found?.results.filter(({ tabs }) => !tabs.includes(tab)) ?? [];
  return TRIAGE_TABS.flatMap((name) => {
    // One of "mine" is among the new ones as well, and is told there.
    const n = others.filter(({ tabs }) => tabs[0] === name).length;
    return n > 0 ? [{ tab: name, n }] : [];
  });
}

/** What is looked for in the inbox: the text, which no address and no storage holds, and the causes of this queue that have it. */
export function useFind(accountId: number, tab: TriageTab, groups: readonly TriageGroup[]) {
  const [t, actions] = [useT("triage"), useT("actions")];
  const [typed, setText] = useState("");
  const text = useDeferredValue(typed.trim());
  const asked = usePaused(text);
  const { data, error, isPlaceholderData } = useQuery(triageFindQuery(accountId, asked));
  const isAnswered = asked === text && !isPlaceholderData && (data !== undefined || error !== null);
  // The last answer is of another text; which fields the causes are about holds all the same.
  const found = isAnswered ? data : undefined;
  const fields = data?.fields;
  const shown = useMemo(() => {
    if (text === "") return groups;
    const words = text.split(/\s+/).map(foldText);
    const known = new Set(found?.results.map(({ id }) => id));
    return groups.filter((group) => {
      if (known.has(group.id)) return true;
      const said = screenText(t, actions, group, fields?.[group.id] ?? []);
      return words.every((word) => said.includes(word));
    });
  }, [groups, text, found, fields, t, actions]);
  return {
    typed,
    setText,
    /** Nothing is narrowed while this is empty. */
    text,
    shown,
    /** Orders and messages are still being looked through. */
    isLooking: text !== "" && !isAnswered,
    /** They could not be: what is shown is what the screen itself holds. */
    failed: text !== "" && isAnswered && error !== null && data === undefined,
    /** The order that was typed, by its whole id. */
    order: (text !== "" && found?.results.find(({ order }) => order !== null)?.order) || null,
    elsewhere: text === "" ? [] : elsewhereIn(found, tab),
    /** The first cause of another queue, for who finds none in this one. */
    firstElsewhere: (text !== "" && found?.results.find(({ tabs }) => !tabs.includes(tab))) || null,
  };
}

export type Find = ReturnType<typeof useFind>;
