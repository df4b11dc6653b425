"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Keys } from "@/components/ui/kbd";
import { OPEN_PALETTE } from "./global-keys";

/** The way to the palette for whoever does not know its keys. */
export function PaletteButton() {
  const t = useT("keys");
  return (
    <button
      type="button"
      title={t("title")}
      onClick={() => window.dispatchEvent(new Event(OPEN_PALETTE))}
      className="flex h-[30px] w-full items-center gap-[9px] rounded-6 px-2 text-left text-ink-2 hover:tint-5 max-desktop:h-9 max-desktop:justify-center max-desktop:px-0"
    >
      <Icon name="search" className="text-ink-3" />
      <span className="cut flex-1 max-desktop:sr-only">{t("open")}</span>
      <span className="max-desktop:hidden">
        <Keys keys={["Ctrl", "K"]} />
      </span>
    </button>
  );
}
