import "server-only";
import { isCarrierArgument } from "@/lib/bulk/carrier-names";
import type { Translate } from "@/lib/bulk/fill-empty";
import { type CarrierBook, sameCarrier } from "@/lib/bulk/same-carrier";
import { plainName } from "@/lib/bulk/sheet-columns";
import type { SheetMapping } from "@/lib/contract/batches";
import { actionGrammar } from "../actions/action-facts";
import { ownNames } from "../carriers/own-names";
import type { ServiceContext } from "../context";
import { accountMarketplaces } from "../marketplaces/list-marketplaces";

/** How values of a column, from 0, are called at another marketplace; columns whose marketplaces share none are missing. */
export type Translations = ReadonlyMap<number, Translate>;

/** Of places as rows write them, those whose marketplace takes an argument of this name; one that is none of the account's is kept. */
export async function takersOf(
  ctx: ServiceContext,
  { type, meaning }: { type: string; meaning: string },
  places: readonly string[],
): Promise<Set<string>> {
  const entries = await accountMarketplaces(ctx);
  const found = new Set<string>();
  for (const place of places) {
    const entry = entryOf(entries, place);
    const compiled = entry && (await actionGrammar(ctx, entry.code, type));
    if (!compiled || compiled.grammar.arguments.some(({ name }) => name === meaning)) found.add(place);
  }
  return found;
}

/** The marketplace that a row means by its code or its name. */
function entryOf<T extends { code: string; name: string }>(entries: readonly T[], place: string): T | undefined {
  const wanted = plainName(place);
  return entries.find(({ code, name }) => plainName(code) === wanted || plainName(name) === wanted);
}

/**
 * How a carrier chosen at one marketplace is called at the others that the rows of a sheet name, for each of its columns that asks for a carrier.
 * @param places marketplaces as rows write them: codes or names
 * @throws LengowError when the metadata was never had
 */
export async function carrierTranslations(
  ctx: ServiceContext,
  { columns, type }: SheetMapping,
  places: Iterable<string>,
): Promise<Translations> {
  const asking = columns.flatMap((meaning, at) =>
    meaning !== null && isCarrierArgument(meaning) ? [{ meaning, at }] : [],
  );
  const written = [...new Set(places)].filter((place) => place !== "");
  if (asking.length === 0 || written.length < 2) return new Map();
  const [entries, names] = await Promise.all([accountMarketplaces(ctx), ownNames(ctx)]);
  const books = new Map<string, Map<string, CarrierBook>>();
  for (const place of written) {
    const entry = entryOf(entries, place);
    const compiled = entry && (await actionGrammar(ctx, entry.code, type));
    const own = (entry && names.get(entry.code)) ?? [];
    const known = compiled?.grammar.arguments ?? [];
    books.set(place, new Map(known.map(({ name, values }) => [name, { name, values, own }])));
  }
  return new Map(
    asking.map(({ meaning, at }): [number, Translate] => [
      at,
      (value, from, to) => {
        const [here, there] = [books.get(from)?.get(meaning), books.get(to)?.get(meaning)];
        return here && there ? sameCarrier(value, here, there) : null;
      },
    ]),
  );
}
