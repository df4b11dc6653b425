"use client";

import { type FormEvent, useState } from "react";
import { FilterChip } from "@/components/orders/filter-chip";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { AddChip, Chip } from "@/components/ui/chip";
import { inputClass } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { ACTION_STATE_NAMES } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import { typeWords } from "./action-words";
import { type ActivityState, EMPTY_ACTIVITY } from "./activity-state";

const TYPES = [
  "ship",
  "accept",
  "refuse",
  "cancel",
  "refund",
  "partial_cancel",
  "set_delivery_date",
  "pickup_ready",
  "pickup_complete",
  "pickup_cancel",
  "pickup_refund",
];
const AGES = [15, 60, 1440, 4320] as const;
const TEXTS = ["order", "number", "carrier", "line", "errors"] as const;
const DAYS = ["created_from", "created_to", "updated_from", "updated_to"] as const;
const FLAGS = ["queued", "processed"] as const;

interface Props {
  state: ActivityState;
  tracking: string;
  marketplaces: readonly MarketplaceEntry[];
  people: readonly { id: string; name: string }[];
  canReveal: boolean;
  onChange: (changes: Partial<ActivityState>) => void;
  onTracking: (text: string) => void;
}

type More = Props & { close: () => void };

/** The rarer filters, all of Lengow's own among them (API.md §10); asked together. */
function MoreFilters({ state, tracking, canReveal, onChange, onTracking, close }: More) {
  const t = useT("actions");
  const texts = TEXTS.filter((name) => canReveal || name !== "errors");
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const read = (name: string) => String(fields.get(name) ?? "").trim();
    const names = [...texts, ...DAYS, ...FLAGS];
    onChange(Object.fromEntries(names.map((name) => [name, read(name)])));
    onTracking(read("tracking"));
    close();
  };
  const input = inputClass("small", "min-w-0 px-2");
  return (
    <form className="grid grid-cols-2 gap-2.5 p-3" onSubmit={apply}>
      {texts.map((name) => (
        <label key={name} className="grid gap-1 text-12 text-ink-2">
          {t(`activity.filters.${name}`)}
          <input className={input} name={name} defaultValue={state[name]} autoComplete="off" maxLength={200} />
        </label>
      ))}
      <label className="grid gap-1 text-12 text-ink-2">
        {t("activity.filters.tracking")}
        <input className={input} name="tracking" defaultValue={tracking} autoComplete="off" maxLength={200} />
      </label>
      {DAYS.map((name) => (
        <label key={name} className="grid gap-1 text-12 text-ink-2">
          {t(name.startsWith("created") ? "activity.filters.created" : "activity.filters.updated")}{" "}
          {t(name.endsWith("from") ? "activity.filters.from" : "activity.filters.to").toLocaleLowerCase()}
          <input className={input} type="date" name={name} defaultValue={state[name]} />
        </label>
      ))}
      {FLAGS.map((name) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the select stands inside, one component deeper
        <label key={name} className="grid gap-1 text-12 text-ink-2">
          {t(`activity.filters.${name}`)}
          <Select size="small" name={name} defaultValue={state[name]}>
            <option value="">{t("activity.filters.any")}</option>
            <option value="true">{t("activity.filters.yes")}</option>
            <option value="false">{t("activity.filters.no")}</option>
          </Select>
        </label>
      ))}
      <Button type="submit" size="small" className="col-span-2">
        {t("activity.filters.apply")}
      </Button>
    </form>
  );
}

/** The rarer filters that are in force, each with its own way out. */
function MoreChips({ state, tracking, onChange, onTracking }: Props) {
  const t = useT("actions");
  const label = (name: string): string => {
    if (name.startsWith("created")) return `${t("activity.filters.created")} ${name.endsWith("from") ? "≥" : "≤"}`;
    if (name.startsWith("updated")) return `${t("activity.filters.updated")} ${name.endsWith("from") ? "≥" : "≤"}`;
    return t(`activity.filters.${name as (typeof TEXTS)[number] | (typeof FLAGS)[number] | "tracking"}`);
  };
  const word = (name: string, value: string) =>
    name === "queued" || name === "processed"
      ? t(value === "true" ? "activity.filters.yes" : "activity.filters.no")
      : plainText(value, 30).text;
  const own = [...TEXTS, ...DAYS, ...FLAGS].flatMap((name) =>
    state[name] === "" ? [] : [{ name, value: state[name] }],
  );
  const all = tracking === "" ? own : [...own, { name: "tracking" as const, value: tracking }];
  return all.map(({ name, value }) => (
    <Chip
      key={name}
      name={label(name)}
      value={word(name, value)}
      remove={{
        label: t("activity.filters.remove", { name: label(name) }),
        onClick: () => (name === "tracking" ? onTracking("") : onChange({ [name]: "" })),
      }}
    />
  ));
}

/** Of a list from which one is taken, the one that was just ticked. */
const newest = (values: readonly string[]): string => values.at(-1) ?? "";
const only = (value: string): string[] => (value === "" ? [] : [value]);

/** Every filter that is in force stands here, and nothing is filtered that does not. */
export function ActivityFilters(props: Props) {
  const { state, marketplaces, people, onChange, tracking, onTracking } = props;
  const [t, status] = [useT("actions"), useT("status")];
  const [round, setRound] = useState(0);
  const states = ACTION_STATE_NAMES.map((value) => ({ value, label: status(`action.${value}`) }));
  const types = [...new Set([...TYPES, ...only(state.type)])].map((value) => ({ value, label: typeWords(t, value) }));
  const sources = [
    { value: "orderdeck", label: t("activity.filters.orderdeck") },
    { value: "lengow", label: t("activity.filters.elsewhere") },
  ];
  const ages = AGES.map((minutes) => ({ value: String(minutes), label: t(`activity.filters.older${minutes}`) }));
  const stores = marketplaces.map(({ code, name }) => ({ value: code, label: name }));
  const isFiltered =
    JSON.stringify({ ...state, queue: "all", page: 1 }) !== JSON.stringify(EMPTY_ACTIVITY) || tracking !== "";
  return (
    <div className="scroll-hidden relative flex flex-none items-center gap-1.5 px-5 py-2 max-tablet:overflow-x-auto max-tablet:px-4 tablet:flex-wrap">
      <FilterChip
        label={t("activity.filters.state")}
        choices={states}
        values={state.state}
        onChange={(values) => onChange({ state: values as ActionState[] })}
      />
      <FilterChip
        label={t("activity.filters.type")}
        choices={types}
        values={only(state.type)}
        onChange={(values) => onChange({ type: newest(values) })}
      />
      <FilterChip
        label={t("activity.filters.marketplace")}
        choices={stores}
        values={only(state.marketplace)}
        onChange={(values) => onChange({ marketplace: newest(values) })}
      />
      <FilterChip
        label={t("activity.filters.by")}
        choices={people.map(({ id, name }) => ({ value: id, label: plainText(name, 40).text }))}
        values={only(state.by)}
        onChange={(values) => onChange({ by: newest(values) })}
      />
      <FilterChip
        label={t("activity.filters.age")}
        choices={ages}
        values={only(state.older > 0 ? String(state.older) : "")}
        onChange={(values) => onChange({ older: Number(newest(values) || 0) })}
      />
      <FilterChip
        label={t("activity.filters.source")}
        choices={sources}
        values={only(state.source)}
        onChange={(values) => onChange({ source: newest(values) })}
      />
      <MoreChips {...props} />
      <Popover
        label={t("activity.filters.more")}
        className="w-[400px]"
        trigger={(trigger) => <AddChip {...trigger}>{t("activity.filters.more")}</AddChip>}
      >
        {(close) => (
          <MoreFilters
            key={round}
            {...props}
            close={() => {
              setRound(round + 1);
              close();
            }}
          />
        )}
      </Popover>
      {isFiltered && (
        <button
          type="button"
          className="h-7 rounded-6 px-2 text-12 font-medium text-accent-ink hover:underline max-tablet:h-10"
          onClick={() => {
            onTracking("");
            onChange({ ...EMPTY_ACTIVITY, queue: state.queue });
          }}
        >
          {t("activity.filters.clear")}
        </button>
      )}
    </div>
  );
}
