/** One line of `npm run grammar`: what the form would show and send for these values, the overlay off (DESIGN §4). */

import type { Matcher } from "./conditions/matcher";
import { compileAction } from "./parse";
import { ExactNumber } from "./raw/decimal";
import { readJson } from "./raw/ordered-json";
import { isJsonObject, ownMember } from "./raw/own-member";
import { reviewForm } from "./review";

/** A JSON line in, a JSON line out (without line end). A line that cannot be used gives `{ "id", "error" }`; never throws. */
export function checkLine(line: string, matcher: Matcher): string {
  let id: unknown = null;
  try {
    const input = readJson(line);
    if (!isJsonObject(input)) throw new TypeError("a line must be a JSON object");
    id = ownMember(input, "id") ?? null;
    const metadata = ownMember(input, "metadata");
    const order = ownMember(input, "order");
    const action = ownMember(input, "action");
    const values = ownMember(input, "values") ?? {};
    if (!isJsonObject(metadata)) throw new TypeError("metadata must be an object");
    if (!isJsonObject(order)) throw new TypeError("order must be an object");
    if (typeof action !== "string") throw new TypeError("action must be a string");
    if (!isJsonObject(values)) throw new TypeError("values must be an object");
    const { form, valid, errors, payload } = reviewForm({
      grammar: compileAction(metadata, action),
      order,
      values,
      matcher,
      overlay: null,
    });
    const fields = form.fields.map(({ name, kind, required, visible }) => ({ name, kind, required, visible }));
    return answer(id, { offered: form.offered, fields, valid, errors, payload });
  } catch (error) {
    // The parser's own words quote the line, which may hold a buyer's name.
    const isWorded = error instanceof TypeError;
    return answer(id, { error: isWorded ? error.message : "the line is not readable JSON" });
  }
}

/** The id comes back as it was written, also a number that a float would change. */
function answer(id: unknown, rest: object): string {
  const written = id instanceof ExactNumber ? id.text : JSON.stringify(id);
  return `{"id":${written},${JSON.stringify(rest).slice(1)}`;
}
