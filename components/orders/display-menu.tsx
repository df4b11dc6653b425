"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { usePreferences } from "@/components/shell/preferences-provider";
import { IconButton } from "@/components/ui/icon-button";
import { LaterPart, later } from "@/components/ui/later-part";
import { Popover } from "@/components/ui/popover";
import type { GridColumn } from "@/lib/domain/order-columns";
import type { Said } from "./row-toasts";

const panel = () => import("./display-panel");
const DisplayPanel = later(async () => (await panel()).DisplayPanel);
const RowToasts = later(async () => (await import("./row-toasts")).RowToasts);
const fetchAhead = () => void panel().catch(() => {});

interface Props {
  accountId: number;
  columns: readonly GridColumn[];
  /** Own columns that this account has not, which stay chosen. */
  absent: readonly GridColumn[];
  currency: string;
  /** The address named columns of its own; choosing some takes them out of it. */
  onColumnsChosen: () => void;
  onCurrency: (currency: string) => void;
}

/** How the list looks: row height at once, columns and amounts in a panel. */
export function DisplayMenu(props: Props) {
  const t = useT("orders");
  const { preferences, change } = usePreferences();
  const compact = preferences.density === "compact";
  // Each an object of its own: the same may fail twice.
  const [failed, setFailed] = useState<Said | null>(null);
  const density = compact ? "comfortable" : "compact";
  return (
    <>
      <IconButton
        icon="rows-3"
        label={t(density)}
        aria-pressed={compact}
        className="aria-pressed:text-ink max-tablet:hidden"
        onClick={() => void change({ density }).catch(() => setFailed({ words: "notKept" }))}
      />
      <Popover
        label={t("chooseColumns")}
        align="end"
        className="w-76"
        trigger={(trigger) => (
          <IconButton
            {...trigger}
            icon="columns-3"
            label={t("chooseColumns")}
            onPointerEnter={fetchAhead}
            onFocus={fetchAhead}
          />
        )}
      >
        {() => (
          <LaterPart>
            <DisplayPanel {...props} />
          </LaterPart>
        )}
      </Popover>
      {failed && (
        <LaterPart meanwhile={null}>
          <RowToasts said={failed} />
        </LaterPart>
      )}
    </>
  );
}
