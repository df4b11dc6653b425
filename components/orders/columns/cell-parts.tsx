import { Badge } from "@/components/ui/badge";
import { Icon, type IconName } from "@/components/ui/icon";
import { Missing } from "@/components/ui/money";
import type { OrderType } from "@/lib/domain/order";
import { orderTypeLook, type StatusKind, statusLook } from "@/lib/domain/status";
import { exactTime, shortDateTime, toMs } from "@/lib/format/date";
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

export function missing(label: string) {
  return Missing({ label });
}

/** A state as the registry draws it. */
export function stateBadge(env: CellEnv, kind: StatusKind, value: string) {
  const look = statusLook(kind, value);
  const children = look.key ? env.status(look.key) : env.status("unknown", { raw: inert(look.raw, 40) });
  return Badge({ tone: look.tone, icon: look.icon as IconName, solid: look.solid, flush: true, children });
}

/** An instant in the reader's zone, the exact one on hover. */
export function time(env: CellEnv, at: string | null) {
  const ms = toMs(at);
  const text = shortDateTime(ms, env.now, env.locale, env.zone);
  if (ms === null || text === null) return missing(env.t("noValue"));
  return (
    // Two versions of the locale data (Node's, the browser's) may differ in an abbreviation; the server's word then stays.
    <time
      className="text-12 text-ink-2"
      dateTime={new Date(ms).toISOString()}
      title={exactTime(ms, env.locale, env.zone) ?? undefined}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

/** An order type in full; one without a word of ours is Lengow's label. */
export function typeWord(env: CellEnv, { type, label }: OrderType): string {
  const look = orderTypeLook(type);
  return look ? env.status(`type.${look.key}`) : inert(label || type, 40);
}

/** An order type: icon and short word. */
export function typeTag(env: CellEnv, orderType: OrderType) {
  const { type } = orderType;
  const look = orderTypeLook(type);
  const word = typeWord(env, orderType);
  return (
    <span key={type} className="inline-flex items-center gap-1 whitespace-nowrap text-12 text-ink-2" title={word}>
      <Icon name={look?.icon ?? "tag"} size={12} className="stroke-2 text-ink-3" />
      {look ? env.status(`typeShort.${look.key}`) : word}
    </span>
  );
}

/** A yes as icon and word, a no as a quiet word: never a colour or an empty cell alone. */
export function yesNo(env: CellEnv, yes: boolean, icon: IconName) {
  if (!yes) return <span className="text-12 text-ink-3">{env.t("no")}</span>;
  return (
    <span className="inline-flex items-center gap-1 text-12 text-ink-2">
      <Icon name={icon} size={12} className="stroke-2 text-ink-3" />
      {env.t("yes")}
    </span>
  );
}
