import { memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import { SortHeader } from "@/components/ui/table";
import type { Column } from "./column";

/** Why a column cannot be sorted or what it is derived from: heard as the header's description, seen on hover. */
function Note({ text }: { text: string }) {
  return (
    <span className="ml-1 inline-flex align-[-2px] text-ink-3" title={text}>
      <Icon name="info" size={12} />
      <span className="sr-only">. {text}</span>
    </span>
  );
}

function Header<Row>({ column }: { column: Column<Row> }) {
  const note = column.note === undefined ? undefined : <Note text={column.note} />;
  const shared = {
    "data-pin": column.pinned ? "id" : undefined,
    className: column.numeric ? "numeric" : undefined,
  };
  if (!column.sort) {
    return (
      <th scope="col" {...shared}>
        {column.header}
        {note}
      </th>
    );
  }
  return (
    <SortHeader
      direction={column.sort.direction}
      sort={column.sort}
      rank={column.sort.rank}
      onPointerEnter={column.sort.onNear}
      note={note}
      {...shared}
    >
      {column.header}
    </SortHeader>
  );
}

/** Drawn again when its column changed: the rows of another tab stand under the same headers. */
export const HeaderCell = memo(Header) as typeof Header;

/** The box that stands for all rows of the page. */
export function PageBox(props: { label: string; state: "none" | "some" | "all"; onPage: (selected: boolean) => void }) {
  const { label, state, onPage } = props;
  return (
    <th scope="col" className="box" data-pin="box">
      <Checkbox
        aria-label={label}
        checked={state === "all"}
        mixed={state === "some"}
        onChange={() => onPage(state !== "all")}
      />
    </th>
  );
}
