import { queryOptions } from "@tanstack/react-query";
import { apiGet } from "./api-fetch";

/** Compiled messages of some areas, for a part of the screen that is fetched when it is opened. They do not change while the page lives. */
export function wordsQuery<Words>(locale: string, areas: readonly string[]) {
  const query = new URLSearchParams({ locale, areas: areas.join() });
  return queryOptions({
    queryKey: ["words", locale, areas.join()] as const,
    queryFn: ({ signal }) => apiGet<Words>(`/api/words?${query}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
}
