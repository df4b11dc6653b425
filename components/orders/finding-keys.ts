import { type RefObject, useEffect } from "react";
import { isShortcut } from "@/components/keys/letters";

/** `/` puts the cursor into the search field and F opens "+ Filter", where letters are shortcuts and nobody writes elsewhere. */
export function useFindingKeys(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isFilter = event.key.toLowerCase() === "f" && !event.shiftKey;
      if ((event.key !== "/" && !isFilter) || !isShortcut(event)) return;
      event.preventDefault();
      if (isFilter) {
        const door = document.querySelector<HTMLElement>("[data-add-filter]");
        // Its panel stands beside it, and on a phone the line of filters may have moved it out of sight.
        door?.scrollIntoView({ block: "nearest", inline: "nearest" });
        door?.click();
        return;
      }
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [input]);
}
