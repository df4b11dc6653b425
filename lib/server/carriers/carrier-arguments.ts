import "server-only";
import { type CarrierArgument, carrierArgumentsOf } from "@/lib/bulk/carrier-names";
import { type Choice, compileGrammar, readJson } from "@/lib/grammar";
import type { ServiceContext } from "../context";
import { notFound } from "../errors";
import { marketplaceMetadata } from "../marketplaces/list-marketplaces";

/**
 * Where a marketplace asks for a carrier and has values for it.
 * @throws AppError `not_found` when the account has no such marketplace; LengowError when the metadata was never had
 */
export async function carrierArguments(ctx: ServiceContext, marketplace: string): Promise<CarrierArgument<Choice>[]> {
  const { value } = await marketplaceMetadata(ctx);
  const metadata = value.get(marketplace);
  if (!metadata) throw notFound();
  return carrierArgumentsOf(compileGrammar(readJson(metadata.rawText)).actions);
}
