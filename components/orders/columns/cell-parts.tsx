import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { exactTitle } from "@/components/ui/exact-title";
import { Icon, type IconName } from "@/components/ui/icon";
import { Missing } from "@/components/ui/money";
import { orderTypeWords } from "@/components/ui/order-type-words";
import type { OrderType } from "@/lib/domain/order";
import { type StatusKind, statusLook } from "@/lib/domain/status";
import { shortDateTime, toMs } from "@/lib/format/date";
import { plainText } from "@/lib/format/plain";
import type { Locale } from "@/lib/messages/locales";
import type { Translate } from "@/lib/messages/translate";

/**
 * The parts of the grid's cells as plain functions: a page has a thousand cells, and a component with its own hooks for each part of each was
 * most of the time from a press to the painted rows. Called, not mounted; whoever draws the row hands in language, zone and moment.
 */
export interface CellEnv {
  accountId: number;
  locale: Locale;
  zone: string;
  now: number;
  /** Which amount stands first. */
  amounts: "account" | "order";
  t: Translate<"orders">;
  status: Translate<"status">;
  deadline: Translate<"deadline">;
  actions: Translate<"actions">;
}

const alike = new WeakMap<CellEnv, Map<string, ReactNode>>();

/**
 * What many rows show alike is made once for a reader and a moment. The same element in the same place is nothing to compare: most of a row
 * that takes another order's place stays as it is. `facts` are all that `make` reads but the environment.
 */
export function once(env: CellEnv, facts: readonly unknown[], make: () => ReactNode): ReactNode {
  const key = JSON.stringify(facts);
  const known = alike.get(env) ?? new Map<string, ReactNode>();
  alike.set(env, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

const inert = (text: string, max: number) => plainText(text, max).text;

/** What a narrow cell shows whole. */
const FITS = 14;

/** Text from outside, cut where it must be, whole in the `title`; at the left like its neighbours, in whichever direction it reads. */
export function plain(text: string, max: number) {
  const shown = plainText(text, max);
  const title = shown.cut || text.length > FITS ? inert(text, 2_000) : undefined;
  return (
    <bdi className="cut block text-left text-12 text-ink-2" translate="no" title={title}>
      {shown.text}
    </bdi>
  );
}

/** The second, quiet line of a cell. */
export function under(text: string, keep = false) {
  return (
    <span className="under cut" data-keep={keep || undefined}>
      {text}
    </span>
  );
}

const gaps = new Map<string, ReactNode>();

/** Nothing, in a word of ours; made once a word. */
export function missing(label: string): ReactNode {
  const gap = gaps.get(label) ?? Missing({ label });
  gaps.set(label, gap);
  return gap;
}

/** A state's word in the reader's language. */
export function stateWord(env: CellEnv, kind: StatusKind, value: string): string {
  const look = statusLook(kind, value);
  return look.key ? env.status(look.key) : env.status("unknown", { raw: inert(look.raw, 40) });
}

/** A state as the registry draws it. */
export function stateBadge(env: CellEnv, kind: StatusKind, value: string): ReactNode {
  return once(env, ["badge", kind, value], () => {
    const { tone, icon, solid } = statusLook(kind, value);
    return Badge({ tone, icon: icon as IconName, solid, flush: true, children: stateWord(env, kind, value) });
  });
}

/** An instant in the reader's zone, the exact one on hover; with the marketplace's country its time there as well. */
export function time(env: CellEnv, at: string | null, country?: string | null) {
  const ms = toMs(at);
  const text = shortDateTime(ms, env.now, env.locale, env.zone);
  if (ms === null || text === null) return missing(env.t("noValue"));
  return (
    // Two versions of the locale data (Node's, the browser's) may differ in an abbreviation; the server's word then stays.
    <time
      className="text-12 text-ink-2"
      dateTime={new Date(ms).toISOString()}
      title={exactTitle(env, ms, country)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

/** An order type: icon and word; the word alone where the icon has no place. */
export function typeTag(env: CellEnv, orderType: OrderType, bare = false) {
  const { word, title, icon } = orderTypeWords(env.status, orderType);
  return (
    <span
      key={orderType.type}
      className="inline-flex items-center gap-1 whitespace-nowrap text-12 text-ink-2"
      title={title}
    >
      {!bare && <Icon name={icon} size={12} className="stroke-2 text-ink-3" />}
      {word}
    </span>
  );
}

/** A yes as icon and word, a no as a quiet word: never a colour or an empty cell alone. */
export function yesNo(env: CellEnv, yes: boolean, icon: IconName): ReactNode {
  if (!yes) return once(env, ["no"], () => <span className="text-12 text-ink-3">{env.t("no")}</span>);
  return once(env, ["yes", icon], () => (
    <span className="inline-flex items-center gap-1 text-12 text-ink-2">
      <Icon name={icon} size={12} className="stroke-2 text-ink-3" />
      {env.t("yes")}
    </span>
  ));
}
