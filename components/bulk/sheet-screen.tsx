"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TableScroller } from "@/components/ui/table";
import { Tab, Tabs } from "@/components/ui/tabs";
import { useQueryStates } from "@/components/url-state/use-query-states";
import type { PlacedCell } from "@/lib/bulk/pasted-cells";
import { VERDICTS } from "@/lib/bulk/verdict";
import type { ChangeSheetBody } from "@/lib/contract/batches";
import { parseAsInteger, parseAsString, parseAsStringLiteral } from "@/lib/domain/url-state";
import { count } from "@/lib/format/count";
import { ApiError } from "@/lib/queries/api-fetch";
import { keys } from "@/lib/queries/keys";
import { changeSheet, sheetQuery } from "@/lib/queries/sheets";
import { PageButtons } from "./page-buttons";
import { keepPastedRows, readPastedRows } from "./pasted-rows";
import { LackingColumns, MoreColumns, useNewColumn } from "./sheet-columns";
import { SheetDoor } from "./sheet-door";
import { SheetFilled, SheetHead } from "./sheet-head";
import { columnWords } from "./sheet-heads";
import { type PastedCells, placesFrom, SheetPasted, SheetUndone } from "./sheet-pasted";
import { SheetRows } from "./sheet-rows";
import { SheetSend } from "./sheet-send";
import { UndoButton, useSheetUndo } from "./use-sheet-undo";

/** The sheet's id in the address lets a reload come back to it; what it holds stays on the server. */
const parsers = {
  file: parseAsString.withDefault(""),
  verdict: parseAsStringLiteral(["", ...VERDICTS]).withDefault(""),
  page: parseAsInteger.withDefault(1),
};
const PAGE_SIZE = 50;

function queryOf(verdict: string, page: number): string {
  const values = { verdict, page: page > 1 ? String(page) : "", page_size: String(PAGE_SIZE) };
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")).toString();
}

type State = { file: string; verdict: "" | (typeof VERDICTS)[number]; page: number };
type SetState = (changes: Partial<State>) => void;

interface OpenProps {
  accountId: number;
  state: State;
  setState: SetState;
  /** Puts another file in this one's place; null where none was handed in. */
  onAnother: (() => void) | null;
  /** A batch was made of it. */
  onSent: () => void;
}

function OpenSheet({ accountId, state, setState, onAnother, onSent }: OpenProps) {
  const [t, e, actions] = [useT("bulk"), useT("errors"), useT("actions")];
  const locale = useLocale();
  const client = useQueryClient();
  const { file, verdict, page } = state;
  const {
    data: sheet,
    error,
    isPlaceholderData,
    refetch,
  } = useQuery(sheetQuery(accountId, file, queryOf(verdict, page)));
  const change = useMutation({
    // One after the other: what is typed on while a cell is being saved waits its turn.
    scope: { id: `sheet ${file}` },
    mutationFn: (body: ChangeSheetBody) => changeSheet(accountId, file, body),
    onSuccess: (answer, body) => undo.note(body, answer),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sheets(accountId, file) }),
  });
  const { mutate } = change;
  const undo = useSheetUndo(useCallback((cells: PlacedCell[]) => mutate({ cells }), [mutate]));
  const [pasted, setPasted] = useState<PastedCells | null>(null);
  const awaitColumn = useNewColumn(sheet);
  const add = (meaning: string): void => {
    awaitColumn(meaning);
    // Rows that could not be sent are to fill in from now on: among the others they would be gone from sight.
    if (verdict === "red") setState({ verdict: "", page: 1 });
    change.mutate({ add: meaning });
  };
  const failed = onAnother ? "sheet.failed" : "sheet.listFailed";
  const failure = change.error ?? (sheet ? null : error);
  if (failure && !sheet) {
    const { title, step, icon } = failureWords(failure instanceof ApiError ? failure.code : "internal", e);
    return (
      <Banner
        className="m-5"
        tone="fail"
        icon={icon}
        role="alert"
        title={t(failed)}
        actions={
          <>
            <Button onClick={() => void refetch()}>{t("bar.again")}</Button>
            {onAnother && <Button onClick={onAnother}>{t("sheet.another")}</Button>}
          </>
        }
      >
        {title} {step}
      </Banner>
    );
  }
  if (!sheet) {
    return (
      <p role="status" className="p-5 text-ink-2">
        {t(onAnother ? "sheet.reading" : "sheet.listReading")}
      </p>
    );
  }
  const paste = (row: number, column: number, table: string[][]): void => {
    const nameOf = (at: number) => columnWords({ t, actions }, sheet, at);
    const placed = placesFrom(sheet, { row, column }, table, nameOf);
    setPasted(placed);
    change.mutate({ cells: placed.cells });
  };
  const columns = sheet.mapping.columns;
  const filling = change.variables?.fill;
  const last = Math.max(1, Math.ceil(sheet.count / PAGE_SIZE));
  return (
    <>
      <SheetHead accountId={accountId} sheet={sheet} />
      <Tabs
        label={t("sheet.column.verdict")}
        end={
          <>
            <UndoButton canUndo={undo.canUndo} onUndo={undo.undo} />
            <MoreColumns sheet={sheet} onAdd={add} />
            <PageButtons page={page} last={last} onPage={(to) => setState({ page: to })} />
          </>
        }
      >
        {(["", ...VERDICTS.filter((one) => one !== "sent" || sheet.counts.sent > 0 || one === verdict)] as const).map(
          (name) => (
            <Tab
              key={name}
              current={name === verdict}
              href={`?${new URLSearchParams({ ...(sheet.origin === "file" ? { file } : {}), ...(name ? { verdict: name } : {}) })}`}
              count={count(name === "" ? sheet.total : sheet.counts[name], locale)}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                setState({ verdict: name, page: 1 });
              }}
            >
              {t(`sheet.verdict.${name === "" ? "all" : name}`)}
            </Tab>
          ),
        )}
      </Tabs>
      {failure && <Banner flat tone="fail" icon="octagon-x" role="alert" title={t(failed)} />}
      <LackingColumns sheet={sheet} onAdd={add} />
      <SheetFilled
        accountId={accountId}
        sheet={sheet}
        changed={change.data && filling ? { column: filling.column, by: change.data } : null}
      />
      <SheetPasted placed={change.isSuccess && change.variables.cells === pasted?.cells ? pasted : null} />
      <SheetUndone
        cells={change.isSuccess && undo.isBack(change.variables.cells) ? change.variables.cells : undefined}
      />
      <TableScroller label={t("sheet.title")}>
        <SheetRows
          accountId={accountId}
          sheet={sheet}
          stale={isPlaceholderData || change.isPending}
          onCell={(row, column, text) => change.mutate({ cells: [{ row, column, text }] })}
          onFill={(column) => change.mutate({ fill: { column } })}
          onFillDown={(row, column, text) => change.mutate({ cells: [{ row, column, text }], fill: { column, row } })}
          onPaste={paste}
          onAdd={add}
          onMeaning={(column, meaning) =>
            change.mutate({
              mapping: {
                type: sheet.mapping.type,
                columns: columns.map((one, at) => (at === column ? meaning : one === meaning ? null : one)),
              },
            })
          }
        />
      </TableScroller>
      <SheetSend accountId={accountId} sheet={sheet} onAnother={onAnother} onSent={onSent} />
    </>
  );
}

/** What is in the box to paste into: kept while its rows are checked and over a reload, until a batch is made of them. */
function useTyped(person: string, account: number) {
  const [typed, setTyped] = useState("");
  // The server does not know it, so the first render in the browser must not either.
  useEffect(() => setTyped(readPastedRows({ person, account })), [person, account]);
  const type = (text: string): void => {
    setTyped(text);
    keepPastedRows({ person, account }, text);
  };
  return { typed, type };
}

/**
 * Shipping from a sheet: the doors, then the flight check, then the batch. Nothing is recorded before the last press.
 * @param list a frozen list whose orders are the rows, in place of a file
 */
export function SheetScreen({ accountId, personId, list }: { accountId: number; personId: string; list?: string }) {
  const [state, setState] = useQueryStates(parsers, { history: "push" });
  const { typed, type } = useTyped(personId, accountId);
  const set: SetState = (changes) => void setState(changes);
  const open = { accountId, setState: set, onSent: () => type("") };
  if (list !== undefined) {
    return <OpenSheet {...open} state={{ ...state, file: list }} onAnother={null} onSent={() => undefined} />;
  }
  return state.file === "" ? (
    <div className="scroll-thin min-h-0 flex-1 overflow-auto">
      <SheetDoor
        accountId={accountId}
        text={typed}
        onText={type}
        onSheet={(file) => set({ file, verdict: "", page: 1 })}
      />
    </div>
  ) : (
    <OpenSheet key={state.file} {...open} state={state} onAnother={() => set({ file: "", verdict: "", page: 1 })} />
  );
}
