import type { ActionQueue } from "@/lib/contract/actions";
import { ACTION_STATE_NAMES } from "@/lib/domain/action";
import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from "@/lib/domain/url-state";

const QUEUES = ["open", "stuck", "warnings", "failed"] as const satisfies readonly ActionQueue[];
export const ACTIVITY_TABS = ["all", ...QUEUES] as const;
export type ActivityTab = (typeof ACTIVITY_TABS)[number];

const text = parseAsString.withDefault("");
const yesNo = parseAsStringLiteral(["", "true", "false"]).withDefault("");

/**
 * The state of the list, whose only copy is the URL (DESIGN D7); a default is left out. A tracking number leads to a person's parcel,
 * so that filter alone stays on the page.
 */
export const activityParsers = {
  queue: parseAsStringLiteral(ACTIVITY_TABS).withDefault("all"),
  state: parseAsArrayOf(parseAsStringLiteral(ACTION_STATE_NAMES)).withDefault([]),
  type: text,
  marketplace: text,
  source: parseAsStringLiteral(["", "orderdeck", "lengow"]).withDefault(""),
  by: text,
  older: parseAsInteger.withDefault(0),
  order: text,
  number: text,
  carrier: text,
  line: text,
  errors: text,
  queued: yesNo,
  processed: yesNo,
  created_from: text,
  created_to: text,
  updated_from: text,
  updated_to: text,
  page: parseAsInteger.withDefault(1),
};

export interface ActivityState {
  queue: ActivityTab;
  state: readonly (typeof ACTION_STATE_NAMES)[number][];
  type: string;
  marketplace: string;
  source: string;
  by: string;
  older: number;
  order: string;
  number: string;
  carrier: string;
  line: string;
  errors: string;
  queued: string;
  processed: string;
  created_from: string;
  created_to: string;
  updated_from: string;
  updated_to: string;
  page: number;
}

export const EMPTY_ACTIVITY: ActivityState = {
  queue: "all",
  state: [],
  type: "",
  marketplace: "",
  source: "",
  by: "",
  older: 0,
  order: "",
  number: "",
  carrier: "",
  line: "",
  errors: "",
  queued: "",
  processed: "",
  created_from: "",
  created_to: "",
  updated_from: "",
  updated_to: "",
  page: 1,
};

export const ACTIVITY_PAGE = 50;

/** What of an address holds for this person: words of answers are looked for by those alone who may read them. */
export function allowedActivity<S extends Pick<ActivityState, "errors">>(state: S, canReveal: boolean): S {
  return canReveal || state.errors === "" ? state : { ...state, errors: "" };
}

/** Days are the reader's; the last one is meant whole. */
const endOf = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T23:59:59Z` : day);

/** The question to our route. What is empty is not asked. */
export function activityQuery(state: ActivityState, tracking = ""): string {
  const values: Record<string, string> = {
    queue: state.queue === "all" ? "" : state.queue,
    state: state.state.join(),
    type: state.type,
    marketplace: state.marketplace,
    source: state.source,
    by: state.by,
    older_minutes: state.older > 0 ? String(state.older) : "",
    marketplace_order_id: state.order,
    id: /^[1-9]\d{0,14}$/.test(state.number) ? state.number : "",
    tracking_number: tracking.trim(),
    carrier: state.carrier,
    line: state.line,
    errors: state.errors,
    queued: state.queued,
    processed: state.processed,
    created_from: state.created_from,
    created_to: endOf(state.created_to),
    updated_from: state.updated_from,
    updated_to: endOf(state.updated_to),
    page: state.page > 1 ? String(state.page) : "",
    page_size: String(ACTIVITY_PAGE),
  };
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
}
