"use client";

import { useT } from "@/components/shell/intl-provider";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import {
  ANY_REFERENCE,
  GRID_SORT_FIELDS,
  NO_REFERENCE,
  type OrderGridState,
  type Sort,
  type SortField,
  sortText,
} from "@/lib/domain/order-filters";
import { ChoiceList } from "./choice-list";
import { needsIndex } from "./columns/column-specs";
import type { Choice, Filter } from "./filters";
import { PickRow } from "./pick-row";
import { RawStatusEditor } from "./raw-status-editor";
import { ValueKeys } from "./value-keys";
import { WholeText } from "./whole-text";
import { WindowEditor } from "./window-editor";

interface Props {
  accountId: number;
  filter: Filter;
  state: OrderGridState;
  choices: readonly Choice[];
  onChange: (changes: Partial<OrderGridState>) => void;
  /** Fetches ahead the rows of a choice. */
  onNear?: ((changes: Partial<OrderGridState>) => void) | undefined;
  close: () => void;
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
function TypeEditor({ state, choices, onChange, onNear }: Props) {
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
      <ChoiceList
        choices={choices}
        values={state.type}
        onChange={(type) => onChange({ type })}
        onNear={onNear && ((type) => onNear({ type }))}
      />
      <p className="border-t px-2.5 py-2 text-12 text-ink-3">{t("filters.expressHint")}</p>
    </>
  );
}

function Editor(props: Props) {
  const { filter, state, choices, onChange, onNear, close } = props;
  switch (filter) {
    case "imported":
    case "updated":
      return <WindowEditor value={state[filter]} onChange={(window) => onChange({ [filter]: window })} close={close} />;
    case "raw":
      return <RawStatusEditor {...props} />;
    case "ref":
      return <ReferenceEditor {...props} />;
    case "type":
      return <TypeEditor {...props} />;
    default:
      return (
        <ChoiceList
          choices={choices}
          values={state[filter]}
          onChange={(values) => onChange({ [filter]: values })}
          onNear={onNear && ((values) => onNear({ [filter]: values }))}
        />
      );
  }
}

/** What stands behind a filter's chip; the focus goes there. */
export function FilterEditor(props: Props) {
  return (
    <ValueKeys>
      <Editor {...props} />
    </ValueKeys>
  );
}

interface SortProps {
  sort: readonly Sort[];
  indexed: boolean;
  onChange: (sort: readonly Sort[]) => void;
  close: () => void;
}

/** What decides between orders that are equal in the first field: headers take it with Shift, which a touch screen has not. */
function ThenBy({ sort, fields, onChange }: Omit<SortProps, "indexed" | "close"> & { fields: readonly SortField[] }) {
  const t = useT("orders");
  const [first, second] = sort;
  const choices = fields.filter((field) => field !== first?.field).flatMap((field) => [field, `-${field}` as const]);
  const choose = (term: string) => {
    const field = fields.find((name) => name === term.replace(/^-/, ""));
    if (first) onChange(field ? [first, { field, descending: term.startsWith("-") }] : [first]);
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside, one component deeper
    <label className="grid gap-1 border-t p-2.5 text-12 text-ink-2">
      {t("sort.thenBy")}
      <Select size="small" value={second ? sortText([second]) : ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{t("sort.nothing")}</option>
        {choices.map((term) => {
          const field = term.replace(/^-/, "") as SortField;
          return (
            <option key={term} value={term}>
              {`${t(`sort.${field}`)}, ${t(term === field ? "sort.ascending" : "sort.descending")}`}
            </option>
          );
        })}
      </Select>
    </label>
  );
}

/** Every field that the whole set is sorted by; those only our own copy knows are there while it answers. */
export function SortEditor({ sort, indexed, onChange, close }: SortProps) {
  const t = useT("orders");
  const [first, ...others] = sort;
  const fields = GRID_SORT_FIELDS.filter((field) => indexed || !needsIndex(field));
  return (
    <ValueKeys>
      <ul className="p-1">
        {fields.map((field) => {
          const current = field === first?.field;
          const newestFirst = field.endsWith("_at") || field.endsWith("_date");
          return (
            <PickRow
              key={field}
              current={current}
              hint={current ? t("sort.turn") : ""}
              onPick={() => {
                const key = { field, descending: current ? !first.descending : newestFirst };
                onChange([key, ...(current ? others : [])]);
                close();
              }}
            >
              {t(`sort.${field}`)}
            </PickRow>
          );
        })}
      </ul>
      <ThenBy sort={sort} fields={fields} onChange={onChange} />
    </ValueKeys>
  );
}
