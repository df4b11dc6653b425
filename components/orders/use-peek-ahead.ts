import { useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useCallback, useRef } from "react";
import { PEEK_AREAS } from "@/components/peek/peek-words";
import { useLocale } from "@/components/shell/intl-provider";
import { wordsQuery } from "@/lib/queries/words";

/**
 * Fetches the panel (`panelAhead`) and its words once a row has the pointer or the focus; nothing of the order itself, which Lengow would
 * be asked for.
 */
export function usePeekAhead(panelAhead: () => Promise<void>): (event: SyntheticEvent) => void {
  const client = useQueryClient();
  const locale = useLocale();
  const asked = useRef(false);
  return useCallback(
    ({ target }) => {
      if (asked.current || !(target instanceof Element) || !target.closest("[data-row]")) return;
      asked.current = true;
      // What could not be fetched is asked for again when the panel is opened, and said there.
      panelAhead().catch(() => undefined);
      void client.prefetchQuery(wordsQuery(locale, PEEK_AREAS));
    },
    [client, locale, panelAhead],
  );
}
