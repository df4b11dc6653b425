import type { Token } from "./tokens";

/**
 * "(Request ID: 7c1d...)" is about the call, not about the cause, and often only some messages of a cause carry it. The words that
 * introduce such an id go together with it.
 */

const REQUEST_WORDS = new Set(
  "request trace correlation event evento event vorgang vorgangs anfrage requete incident log span amzn richiesta solicitud peticion support".split(
    " ",
  ),
);
const REFERENCE_WORDS = new Set(
  "ref reference referenz riferimento referencia ticket rid reqid uuid guid requestid traceid".split(" "),
);

const isNoise = (token: Token | undefined): boolean => token?.kind === "mark" || token?.kind === "stop";

/** The last token before `at` that is neither a mark nor a small word, at most four back; -1 when there is none. */
const before = (tokens: readonly Token[], at: number): number => {
  let back = at - 1;
  while (back >= 0 && at - back < 5 && isNoise(tokens[back])) back -= 1;
  return back >= 0 && !isNoise(tokens[back]) ? back : -1;
};

/** Where the words begin that introduce the id at `slotAt`; -1 when it is an ordinary value. */
const introductionOf = (tokens: readonly Token[], slotAt: number): number => {
  const last = before(tokens, slotAt);
  const word = tokens[last]?.folded ?? "";
  if (REFERENCE_WORDS.has(word) || /request-?id$/.test(word)) return last;
  const earlier = before(tokens, last);
  const first = tokens[earlier]?.folded ?? "";
  return (word === "id" && REQUEST_WORDS.has(first)) || (first === "id" && REQUEST_WORDS.has(word)) ? earlier : -1;
};

/** The tokens without ids of requests, their words and the brackets around both. */
export const dropRequestIds = (tokens: readonly Token[]): Token[] => {
  const dropped = new Set<number>();
  tokens.forEach((token, slotAt) => {
    const start = token.kind === "slot" ? introductionOf(tokens, slotAt) : -1;
    if (start < 0) return;
    for (let at = start; at <= slotAt; at++) dropped.add(at);
    if (tokens[start - 1]?.text === "(" && tokens[slotAt + 1]?.text === ")") {
      dropped.add(start - 1);
      dropped.add(slotAt + 1);
    }
  });
  return tokens.filter((_, at) => !dropped.has(at));
};
