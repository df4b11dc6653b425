"use client";

import Link from "next/link";
import { orderPath } from "@/components/actions/action-details";
import { useT } from "@/components/shell/intl-provider";
import { Marketplace } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { useStoreName } from "@/components/ui/store-names";
import type { Sheet, SheetRow } from "@/lib/contract/batches";

/** Of the rows of a list, which order it is and what was bought are ours to say, and nobody's to write. */
export function isOwnColumn({ origin, mapping }: Pick<Sheet, "origin" | "mapping">, column: number): boolean {
  const meaning = mapping.columns[column] ?? null;
  return origin === "list" && (meaning === null || meaning === "marketplace_order_id" || meaning === "marketplace");
}

/** A cell of a list's row that is read only. On a phone all of them stand in the head of the card. */
export function OwnCell(props: { accountId: number; sheet: Sheet; row: SheetRow; column: number }) {
  const { accountId, sheet, row, column } = props;
  const t = useT("bulk");
  const storeName = useStoreName();
  const text = row.cells[column] ?? "";
  const { marketplace, marketplace_order_id } = row;
  switch (sheet.mapping.columns[column]) {
    case "marketplace_order_id":
      return (
        <td className="max-tablet:hidden">
          {marketplace === null || marketplace_order_id === null ? (
            <Plain max={80}>{text}</Plain>
          ) : (
            <Link
              className="order-id underline-offset-2 hover:underline"
              href={orderPath(accountId, { marketplace, marketplace_order_id })}
              prefetch={false}
            >
              <Plain max={80}>{marketplace_order_id}</Plain>
            </Link>
          )}
        </td>
      );
    case "marketplace":
      return (
        <td className="max-tablet:hidden">
          <Marketplace code={marketplace ?? text} name={storeName(marketplace ?? text)} />
        </td>
      );
    default:
      if (sheet.header[column] === "quantity_ordered" && row.units && row.units.left < row.units.all)
        return <td className="max-tablet:hidden">{t("sheet.unitsLeft", row.units)}</td>;
      return (
        <td className="max-tablet:hidden">
          <Plain max={80}>{text}</Plain>
        </td>
      );
  }
}
