"use client";

import type { FormEvent } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import {
  ANY_REFERENCE,
  GRID_SORT_FIELDS,
  NO_REFERENCE,
  type OrderGridState,
  type Sort,
} from "@/lib/domain/order-filters";
import { ChoiceList } from "./choice-list";
import { needsIndex } from "./columns/column-specs";
import type { Choice, Filter } from "./filters";
import { PickRow } from "./pick-row";
import { WindowEditor } from "./window-editor";

interface Props {
  filter: Filter;
  state: OrderGridState;
  choices: readonly Choice[];
  onChange: (changes: Partial<OrderGridState>) => void;
  close: () => void;
}

function WholeText({ label, value, onApply }: { label: string; value: string; onApply: (value: string) => void }) {
  const t = useT("orders");
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onApply(String(new FormData(event.currentTarget).get("value")).trim());
  };
  return (
    <form className="grid gap-2 p-2.5" onSubmit={apply}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside, one component deeper */}
      <label className="grid gap-1 text-12 text-ink-2">
        {label}
        <Input size="small" name="value" defaultValue={value} maxLength={200} autoComplete="off" spellCheck={false} />
      </label>
      <Button type="submit" size="small">
        {t("filters.apply")}
      </Button>
    </form>
  );
}

/** Your reference: missing, there, or one you name (PRODUCT G11). */
function ReferenceEditor({ state, onChange, close }: Props) {
  const t = useT("orders");
  const choose = (ref: string) => {
    onChange({ ref });
    close();
  };
  const own = state.ref !== NO_REFERENCE && state.ref !== ANY_REFERENCE ? state.ref : "";
  return (
    <>
      <ul className="p-1">
        <PickRow current={state.ref === NO_REFERENCE} onPick={() => choose(NO_REFERENCE)}>
          {t("filters.notSet")}
        </PickRow>
        <PickRow current={state.ref === ANY_REFERENCE} onPick={() => choose(ANY_REFERENCE)}>
          {t("filters.set")}
        </PickRow>
      </ul>
      <div className="border-t">
        <WholeText label={t("filters.equals")} value={own} onApply={choose} />
      </div>
    </>
  );
}

/** Types with any or all of them (PRODUCT G05, G06). */
function TypeEditor({ state, choices, onChange }: Props) {
  const t = useT("orders");
  return (
    <>
      <div className="p-2 pb-1">
        <Segmented
          label={t("filters.match")}
          value={state.match}
          segments={[
            { value: "any", label: t("filters.any") },
            { value: "all", label: t("filters.all") },
          ]}
          onChange={(match) => onChange({ match })}
        />
      </div>
      <ChoiceList choices={choices} values={state.type} onChange={(type) => onChange({ type })} />
    </>
  );
}

/** What stands behind a filter's chip. */
export function FilterEditor(props: Props) {
  const { filter, state, choices, onChange, close } = props;
  const t = useT("orders");
  switch (filter) {
    case "imported":
    case "updated":
      return <WindowEditor value={state[filter]} onChange={(window) => onChange({ [filter]: window })} close={close} />;
    case "raw":
      return (
        <WholeText
          label={t("filters.rawHint")}
          value={state.raw}
          onApply={(raw) => {
            onChange({ raw });
            close();
          }}
        />
      );
    case "ref":
      return <ReferenceEditor {...props} />;
    case "type":
      return <TypeEditor {...props} />;
    default:
      return (
        <ChoiceList choices={choices} values={state[filter]} onChange={(values) => onChange({ [filter]: values })} />
      );
  }
}

interface SortProps {
  sort: Sort;
  indexed: boolean;
  onChange: (sort: Sort) => void;
  close: () => void;
}

/** Every field that the whole set is sorted by; those only our own copy knows are there while it answers. */
export function SortEditor({ sort, indexed, onChange, close }: SortProps) {
  const t = useT("orders");
  return (
    <ul className="p-1">
      {GRID_SORT_FIELDS.filter((field) => indexed || !needsIndex(field)).map((field) => {
        const current = field === sort.field;
        const newestFirst = field.endsWith("_at") || field.endsWith("_date");
        return (
          <PickRow
            key={field}
            current={current}
            hint={current ? t("sort.turn") : ""}
            onPick={() => {
              onChange({ field, descending: current ? !sort.descending : newestFirst });
              close();
            }}
          >
            {t(`sort.${field}`)}
          </PickRow>
        );
      })}
    </ul>
  );
}
