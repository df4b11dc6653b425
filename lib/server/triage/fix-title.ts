import "server-only";
import type { BatchAbout } from "@/lib/contract/batches";
import type { TriageFixBody } from "@/lib/contract/triage";
import { isPersonalName, MASK } from "@/lib/domain/masking";
import type { ActionGrammar } from "@/lib/grammar";
import type { GroupRow } from "./group-rows";

type Change = BatchAbout["changes"][number];

const MOST_TITLE = 120;
/** A label is the marketplace's own text; longer than this it is no name any more. */
const MOST_LABEL = 80;

/** What a correction changes: what all rows were given, then what each was given by itself. Never a value that is somebody's own. */
function changesOf({ args, rows }: TriageFixBody, grammar: ActionGrammar): Change[] {
  const labelOf = (argument: string, value: unknown): string | null => {
    const choices = grammar.arguments.find(({ name }) => name === argument)?.values ?? [];
    return choices.find(({ code }) => code === String(value))?.label.slice(0, MOST_LABEL) ?? null;
  };
  // A title is read by everybody, viewers included.
  const shared = Object.entries(args).map(([argument, value]): Change => {
    const isHidden = isPersonalName(argument) && value !== null;
    return {
      argument,
      value: isHidden ? MASK : value,
      label: isHidden ? null : labelOf(argument, value),
      by_row: false,
    };
  });
  const own = new Set(Object.values(rows).flatMap((row) => Object.keys(row)));
  const known = new Set(Object.keys(args));
  const byRow = [...own].filter((argument) => !known.has(argument));
  return [...shared, ...byRow.map((argument): Change => ({ argument, value: null, label: null, by_row: true }))];
}

/** How a correction is called: in codes, the same for whoever reads the API, and as facts that a screen says in its reader's language. */
export function titleOf(
  group: Pick<GroupRow, "action_type" | "marketplace">,
  body: TriageFixBody,
  grammar: ActionGrammar,
): { title: string; about: BatchAbout } {
  const { action_type: type, marketplace } = group;
  const changes = changesOf(body, grammar);
  const shared = changes.filter((change) => !change.by_row);
  const codes = shared.map(({ argument, value }) => `${argument} ${value ?? "–"}`).join(", ");
  const title = [type, marketplace, codes].filter(Boolean).join(" · ").slice(0, MOST_TITLE);
  return { title, about: { marketplace, type, changes } };
}
